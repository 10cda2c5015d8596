package dev.earshot.engine.model.whisper;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
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
import dev.earshot.engine.vad.Detectors;
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
    private final Wishes wishes;
    private final Placement<WhisperNetwork> placement;
    private final Streams streams;
    private final Duration loading;
    private final long bytes;

    private WhisperModel(
            InstalledModel model,
            WhisperConfig config,
            WhisperTokens tokens,
            Wishes wishes,
            Placement<WhisperNetwork> placement,
            Duration loading,
            long bytes) {
        this.model = model;
        this.config = config;
        this.tokens = tokens;
        this.wishes = wishes;
        this.placement = placement;
        this.streams = new Streams(new Whisper(placement, config, tokens, new LogMel(config.melBands())));
        this.loading = loading;
        this.bytes = bytes;
    }

    /// @throws SttException MODEL_CORRUPT, OUT_OF_MEMORY, UNSUPPORTED
    static WhisperModel load(InstalledModel model, LoadOptions options) {
        long start = System.nanoTime();
        options.threads().ifPresent(Compute::useThreads);
        var folder = model.folder().orElseThrow();
        var config = WhisperConfig.read(folder);
        var tokens =
                WhisperTokens.of(Tokenizer.read(folder), config.generation().multilingual());
        demandFit(folder, tokens, config);
        var chosen = Compute.choose(options.device());
        var wishes = new Wishes(options, chosen);
        var placement = Placement.load(chosen, where -> load(folder, config, wishes.at(where), where));
        var took = Duration.ofNanos(System.nanoTime() - start);
        long bytes = WhisperMemory.of(config, wishes.at(placement.where()));
        return new WhisperModel(model, config, tokens, wishes, placement, took, bytes);
    }

    /// What the network writes are rows of its last matrix: there must be one for each token that has a meaning, the
    /// last of which is the time stamp at the end of a window.
    private static void demandFit(Path folder, WhisperTokens tokens, WhisperConfig config) {
        int last = Math.max(tokens.lastSteering(), tokens.timestampBegin() + config.sourcePositions());
        if (last >= config.vocabulary()) {
            throw new SttException(
                    SttError.MODEL_CORRUPT,
                    "The tokenizer and the config.json in " + folder + " do not fit together: one needs "
                            + (last + 1) + " tokens, and the other has a vocab_size of " + config.vocabulary()
                            + "; download the model again.");
        }
    }

    private static WhisperNetwork load(Path folder, WhisperConfig config, Arithmetic arithmetic, Compute where) {
        try (var weights = Weights.open(folder)) {
            config.check(weights);
            var graph = Graph.load(WhisperNetwork.class, "whisper", where);
            return TorchWhisper.load(graph, weights, config, arithmetic);
        }
    }

    /// In which precision a network runs that may have to change its place. What the user asked for was asked of the
    /// device that was chosen; a processor that takes over does what it does best.
    private record Wishes(LoadOptions options, Compute chosen) {
        Arithmetic at(Compute where) {
            return Arithmetic.choose(where.equals(chosen) ? options : LoadOptions.AUTO, where, Processor.here());
        }
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
                new LoadReport(wishes.at(where).label(), loading, bytes));
    }

    private List<String> languages() {
        return tokens.languages().keySet().stream().map(WhisperLanguages::tag).toList();
    }

    @Override
    public StreamDecoder newDecoder(RecognitionOptions wanted, Detectors detectors) {
        return streams.open(wanted, detectors);
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
