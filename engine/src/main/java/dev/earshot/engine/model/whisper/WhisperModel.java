package dev.earshot.engine.model.whisper;

import dev.earshot.engine.decode.Tokenizer;
import dev.earshot.engine.features.LogMel;
import dev.earshot.engine.inference.Compute;
import dev.earshot.engine.inference.Graph;
import dev.earshot.engine.inference.Placement;
import dev.earshot.engine.inference.Processor;
import dev.earshot.engine.inference.Weights;
import dev.earshot.engine.recognition.Benchmark;
import dev.earshot.engine.recognition.LoadOptions;
import dev.earshot.engine.recognition.LoadReport;
import dev.earshot.engine.recognition.LoadedModel;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.recognition.StreamDecoder;
import dev.earshot.engine.store.InstalledModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A Whisper in memory.
final class WhisperModel implements LoadedModel {
    private static final String ENGLISH = "en";

    private final InstalledModel model;
    private final WhisperConfig config;
    private final WhisperTokens tokens;
    private final LoadOptions options;
    private final Placement<WhisperNetwork> placement;
    private final Streams streams;
    private final Duration loading;
    private final long bytes;

    private WhisperModel(
            InstalledModel model,
            WhisperConfig config,
            WhisperTokens tokens,
            LoadOptions options,
            Placement<WhisperNetwork> placement,
            Duration loading,
            long bytes) {
        this.model = model;
        this.config = config;
        this.tokens = tokens;
        this.options = options;
        this.placement = placement;
        this.streams = new Streams(new Whisper(placement, config, tokens, new LogMel(config.melBands())));
        this.loading = loading;
        this.bytes = bytes;
    }

    /// @throws dev.earshot.engine.SttException MODEL_CORRUPT, OUT_OF_MEMORY, UNSUPPORTED
    static WhisperModel load(InstalledModel model, LoadOptions options) {
        long start = System.nanoTime();
        options.threads().ifPresent(Compute::useThreads);
        var folder = model.folder().orElseThrow();
        var config = WhisperConfig.read(folder);
        var tokens =
                WhisperTokens.of(Tokenizer.read(folder), config.generation().multilingual());
        var where = Compute.choose(options.device());
        var placement = Placement.load(where, device -> load(folder, config, options, device));
        var took = Duration.ofNanos(System.nanoTime() - start);
        long bytes = WhisperMemory.of(config, arithmetic(options, placement.where()));
        return new WhisperModel(model, config, tokens, options, placement, took, bytes);
    }

    private static WhisperNetwork load(Path folder, WhisperConfig config, LoadOptions options, Compute where) {
        try (var weights = Weights.open(folder)) {
            config.check(weights);
            var graph = Graph.load(WhisperNetwork.class, "whisper", where);
            return TorchWhisper.load(graph, weights, config, arithmetic(options, where));
        }
    }

    private static Arithmetic arithmetic(LoadOptions options, Compute where) {
        return Arithmetic.choose(options, where, Processor.here());
    }

    @Override
    public RecognizerInfo info() {
        var where = placement.where();
        return new RecognizerInfo(
                model.id(),
                model.name(),
                "Whisper " + config.encoder().layers() + "+" + config.decoder().layers() + " layers, " + config.dModel()
                        + " wide",
                where.label(),
                config.generation().multilingual() ? languages() : List.of(ENGLISH),
                config.generation().multilingual(),
                new LoadReport(arithmetic(options, where).label(), loading, bytes));
    }

    private List<String> languages() {
        return tokens.languages().keySet().stream().map(WhisperLanguages::tag).toList();
    }

    @Override
    public StreamDecoder newDecoder(RecognitionOptions wanted) {
        return streams.open(wanted);
    }

    @Override
    public Optional<Benchmark> benchmark() {
        return Optional.of(new WhisperBenchmark(
                placement.network(), config, placement.where().isCpu()));
    }

    @Override
    public void close() {
        placement.close();
    }
}
