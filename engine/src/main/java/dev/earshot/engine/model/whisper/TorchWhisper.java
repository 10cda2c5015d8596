package dev.earshot.engine.model.whisper;

import dev.earshot.engine.features.Mel;
import dev.earshot.engine.inference.Batcher;
import dev.earshot.engine.inference.Graph;
import dev.earshot.engine.inference.Precision;
import dev.earshot.engine.inference.Value;
import dev.earshot.engine.inference.Weights;
import dev.earshot.engine.model.whisper.Rows.Change;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/// The network in PyTorch: the text is in `whisper.py`, the numbers are the checkpoint's.
///
/// What it holds is immutable; every window and every text that is being written has state of its own, so that any
/// number of threads may use it at once. Texts that are written at the same time take their steps together ([Batcher]),
/// whatever they are about and however far they are: what is multiplied with the weights is put together, and each text
/// attends to its own past and its own sound (selective batching, as in Orca, OSDI 2022). With floats each gets the
/// same scores as alone; 8-bit integers have one scale for all that is multiplied at once, so that the last digits of a
/// score hang on who else is writing.
final class TorchWhisper implements WhisperNetwork {
    /// As many rows share one reading of the weights. A processor computes on more of them as long as on two readings.
    private static final int ROWS_ON_PROCESSOR = 20;

    private static final int ROWS_ON_GPU = 64;

    private final Graph graph;
    private final Value model;
    private final WhisperConfig config;
    private final Batcher<TorchWriting> steps;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean closed;

    private TorchWhisper(Graph graph, Value model, WhisperConfig config) {
        this.graph = graph;
        this.model = model;
        this.config = config;
        this.steps = new Batcher<>(this::step, graph.where().isCpu() ? ROWS_ON_PROCESSOR : ROWS_ON_GPU);
    }

    /// One more token of every text.
    private void step(List<TorchWriting> texts) {
        int[] tokens =
                texts.stream().flatMapToInt(text -> IntStream.of(text.pending)).toArray();
        try (var writings =
                        Value.listOf(texts.stream().map(text -> text.writing).toList());
                var next = Value.of(tokens);
                var logits = graph.call("step", model, writings, next)) {
            int row = 0;
            for (var text : texts) {
                text.copy(logits, row);
                row += text.pending.length;
            }
        }
    }

    /// @param weights checked by [WhisperConfig#check]; may be closed afterwards
    /// @throws dev.earshot.engine.SttException MODEL_CORRUPT for weights that are no numbers, OUT_OF_MEMORY,
    ///     UNSUPPORTED
    /// @throws dev.earshot.engine.inference.GpuFailure when the GPU has not enough memory
    static TorchWhisper load(Graph graph, Weights weights, WhisperConfig config, Arithmetic arithmetic) {
        var used = config.used(weights);
        try (var tensors = graph.weights(used);
                var encoderLayers = Value.of(config.encoder().layers());
                var encoderHeads = Value.of(config.encoder().heads());
                var encoderKind = Value.of(arithmetic.encoder().kind());
                var decoderLayers = Value.of(config.decoder().layers());
                var decoderHeads = Value.of(config.decoder().heads());
                var decoderKind = Value.of(arithmetic.decoder().kind());
                var crossKind = Value.of(ofSound(arithmetic).kind());
                var attentionKind = Value.of(arithmetic.encoder().attention().kind())) {
            graph.demandNumbers(tensors, used);
            var model = graph.call(
                    "load",
                    tensors,
                    encoderLayers,
                    encoderHeads,
                    encoderKind,
                    decoderLayers,
                    decoderHeads,
                    decoderKind,
                    crossKind,
                    attentionKind);
            return new TorchWhisper(graph, model, config);
        }
    }

    /// In what the decoder attends to the sound. The keys and values of 30 s are read anew for every token, as many
    /// bytes as the weights of a layer: where the encoder makes 16 bits of them they stay so.
    private static Precision ofSound(Arithmetic arithmetic) {
        return arithmetic.decoder() == Precision.INT8 ? arithmetic.encoder().attention() : arithmetic.decoder();
    }

    @Override
    public Heard encode(List<Mel> windows) throws InterruptedException {
        try (var encoded = encoded(windows)) {
            return new TorchHeard(graph.call("hear", model, encoded), windows.size());
        }
    }

    /// What the encoder alone makes of some windows, `[windows, frames / 2, dModel]`, row-major.
    float[] encoderOutput(List<Mel> windows) throws InterruptedException {
        try (var encoded = encoded(windows);
                var floats = graph.call("floats", encoded)) {
            return floats.floats();
        }
    }

    private Value encoded(List<Mel> windows) throws InterruptedException {
        checkInterrupt();
        var first = windows.getFirst();
        int size = first.values().length;
        var mels = new float[windows.size() * size];
        for (int i = 0; i < windows.size(); i++) {
            System.arraycopy(windows.get(i).values(), 0, mels, i * size, size);
        }
        try (var mel = Value.of(mels, graph.where(), windows.size(), first.bands(), first.frames())) {
            return graph.call("encode", model, mel);
        }
    }

    private static void checkInterrupt() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                model.close();
                graph.close();
            }
        } finally {
            lock.unlock();
        }
    }

    private final class TorchHeard implements Heard {
        private final Value sound;
        private final int windows;

        TorchHeard(Value sound, int windows) {
            this.sound = sound;
            this.windows = windows;
        }

        @Override
        public int windows() {
            return windows;
        }

        @Override
        public Writing write(int[] of, int[][] prompts) throws InterruptedException {
            checkInterrupt();
            int length = prompts[0].length;
            var tokens = new long[prompts.length * length];
            for (int i = 0; i < tokens.length; i++) {
                tokens[i] = prompts[i / length][i % length];
            }
            try (var ofValue = Value.of(of);
                    var tokensValue = Value.of(tokens)) {
                return new TorchWriting(graph.call("write", model, sound, ofValue, tokensValue), of.length, length);
            }
        }

        @Override
        public Alignment align(int window, int[] tokens, int first, int frames, List<AlignmentHead> heads, int eot)
                throws InterruptedException {
            checkInterrupt();
            try (var windowValue = Value.of(window);
                    var tokensValue = Value.of(tokens);
                    var firstValue = Value.of(first);
                    var framesValue = Value.of(frames);
                    var layers = Value.of(
                            heads.stream().mapToInt(AlignmentHead::layer).toArray());
                    var numbers = Value.of(
                            heads.stream().mapToInt(AlignmentHead::head).toArray());
                    var below = Value.of(eot);
                    var result = graph.call(
                            "align",
                            model,
                            sound,
                            windowValue,
                            tokensValue,
                            firstValue,
                            framesValue,
                            layers,
                            numbers,
                            below)) {
                var parts = result.eachFloats();
                var scores = parts.get(0);
                int found = scores.length / (heads.size() * tokens.length);
                return new Alignment(scores, heads.size(), tokens.length, found, parts.get(1));
            }
        }

        @Override
        public void close() {
            sound.close();
        }
    }

    private final class TorchWriting implements Writing {
        private final Value writing;
        private final int promptLength;
        private final Rows rows;
        private int[] pending = new int[0]; // the next token of every row
        private float[] scores = new float[0];

        TorchWriting(Value writing, int rows, int promptLength) {
            this.writing = writing;
            this.promptLength = promptLength;
            this.rows = new Rows(rows);
        }

        @Override
        public int vocabulary() {
            return config.vocabulary();
        }

        @Override
        public float[] first() {
            return within(promptLength - 1);
        }

        @Override
        public float[] within(int position) {
            try (var at = Value.of(position);
                    var logits = graph.call("scores", model, writing, at)) {
                copy(logits, 0);
                return scores;
            }
        }

        @Override
        public float[] step(int[] parents, int[] tokens) {
            switch (rows.goOn(parents)) {
                case Change.None() -> {}
                case Change.Copies(var sources, var targets) -> run("copy_rows", sources, targets);
                case Change.Order(var sources, var windows) -> {
                    run("reorder", sources);
                    windows.ifPresent(of -> run("narrow", of));
                }
            }
            pending = rows.inPlaces(tokens);
            steps.compute(this, tokens.length);
            return scores;
        }

        private void run(String method, int[]... lists) {
            var arguments = new Value[lists.length + 1];
            arguments[0] = writing;
            for (int i = 0; i < lists.length; i++) {
                arguments[i + 1] = Value.of(lists[i]);
            }
            graph.call(method, arguments).close();
            for (int i = 1; i < arguments.length; i++) {
                arguments[i].close();
            }
        }

        /// @param from where its rows begin
        private void copy(Value logits, int from) {
            int count = rows.count() * vocabulary();
            if (scores.length < count) {
                scores = new float[count];
            }
            var places = IntStream.of(rows.places()).map(place -> from + place).toArray();
            logits.floats(scores, places, vocabulary());
        }

        @Override
        public void close() {
            steps.leave(this);
            writing.close();
        }
    }
}
