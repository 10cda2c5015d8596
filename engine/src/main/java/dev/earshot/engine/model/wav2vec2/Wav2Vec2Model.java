package dev.earshot.engine.model.wav2vec2;

import dev.earshot.engine.decode.CtcVocabulary;
import dev.earshot.engine.inference.Compute;
import dev.earshot.engine.inference.Graph;
import dev.earshot.engine.inference.Placement;
import dev.earshot.engine.inference.Precision;
import dev.earshot.engine.inference.Processor;
import dev.earshot.engine.inference.Weights;
import dev.earshot.engine.recognition.Alignment;
import dev.earshot.engine.recognition.Benchmark;
import dev.earshot.engine.recognition.ConfidenceScale;
import dev.earshot.engine.recognition.Footprint;
import dev.earshot.engine.recognition.LoadOptions;
import dev.earshot.engine.recognition.LoadReport;
import dev.earshot.engine.recognition.LoadedModel;
import dev.earshot.engine.recognition.Orthography;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.recognition.StreamDecoder;
import dev.earshot.engine.store.InstalledModel;
import dev.earshot.engine.store.ModelJson;
import dev.earshot.engine.vad.Detectors;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// A wav2vec 2.0 or one of its kin in memory.
final class Wav2Vec2Model implements LoadedModel {
    private final InstalledModel model;
    private final Wishes wishes;
    private final Ear ear;
    private final Streams streams;
    private final Duration loading;

    private Wav2Vec2Model(InstalledModel model, Wishes wishes, Ear ear, CtcVocabulary vocabulary, Duration loading) {
        this.model = model;
        this.wishes = wishes;
        this.ear = ear;
        this.streams = new Streams(ear, vocabulary.withoutSpecials());
        this.loading = loading;
    }

    /// @throws dev.earshot.engine.SttException MODEL_CORRUPT, OUT_OF_MEMORY, UNSUPPORTED
    static Wav2Vec2Model load(InstalledModel model, LoadOptions options) {
        long start = System.nanoTime();
        options.threads().ifPresent(Compute::useThreads);
        var folder = model.folder().orElseThrow();
        var config = Wav2Vec2Config.read(folder);
        var vocabulary = vocabulary(folder, config);
        var wishes = new Wishes(options, Compute.choose(options.device()));
        var placement =
                Placement.<CtcNetwork>load(wishes.chosen(), where -> load(folder, config, wishes.at(where), where));
        var took = Duration.ofNanos(System.nanoTime() - start);
        return new Wav2Vec2Model(model, wishes, new Ear(placement, config), vocabulary, took);
    }

    /// What the weights of the model will take when they are loaded so.
    static Footprint footprint(InstalledModel model, LoadOptions options) {
        var config = Wav2Vec2Config.read(model.folder().orElseThrow());
        var where = Compute.choose(options.device());
        return new Footprint(where, Wav2Vec2Tensors.bytes(config, new Wishes(options, where).at(where)));
    }

    private static CtcVocabulary vocabulary(Path folder, Wav2Vec2Config config) {
        var vocabulary = CtcVocabulary.read(folder);
        if (vocabulary.size() > config.vocabulary()) {
            throw ModelJson.read(folder, Wav2Vec2Config.FILE)
                    .corrupt("has a vocab_size of " + config.vocabulary() + " where the vocabulary has "
                            + vocabulary.size() + " tokens");
        }
        return vocabulary;
    }

    private static CtcNetwork load(Path folder, Wav2Vec2Config config, Precision precision, Compute where) {
        try (var weights = Weights.open(folder)) {
            config.check(weights);
            var graph = Graph.load(CtcNetwork.class, "wav2vec2", where);
            return TorchWav2Vec2.load(graph, weights, config, precision);
        }
    }

    /// In which precision a network runs that may have to change its place. What the user asked for
    /// was asked of the device that was chosen; a processor that takes over does what it does best.
    /// There is no decoder to speak of: the precision of the encoder is that of the whole network.
    private record Wishes(LoadOptions options, Compute chosen) {
        Precision at(Compute where) {
            var processor = Processor.here();
            var wish = where.equals(chosen) ? options.encoder() : Optional.<Precision>empty();
            return wish.orElse(Precision.fast(where, processor)).demandedOf(where, processor);
        }
    }

    @Override
    public RecognizerInfo info() {
        var where = ear.placement().where();
        var config = ear.config();
        var precision = wishes.at(where);
        return new RecognizerInfo(
                model.id(),
                model.name(),
                config.kin().label() + " " + config.layers() + " layers, " + config.hidden() + " wide",
                where.label(),
                model.languages(),
                false,
                new LoadReport(precision.label(), loading, Wav2Vec2Tensors.bytes(config, precision)),
                streams.vocabulary().isCapitals() ? Orthography.CAPITALS : Orthography.AS_USUAL,
                ConfidenceScale.ENTROPY);
    }

    @Override
    public StreamDecoder newDecoder(RecognitionOptions wanted, Detectors detectors) {
        return streams.open(wanted, detectors);
    }

    @Override
    public StreamDecoder newAligner(String text, Consumer<Alignment> result) {
        return streams.align(text, result);
    }

    @Override
    public Optional<Benchmark> benchmark() {
        return Optional.of(new Wav2Vec2Benchmark(ear.placement().network(), ear.config()));
    }

    @Override
    public void close() {
        ear.placement().close();
    }
}
