package dev.earshot.engine.vad;

import dev.earshot.engine.inference.Compute;
import dev.earshot.engine.inference.Graph;
import dev.earshot.engine.inference.Value;
import dev.earshot.engine.inference.Weights;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// Silero VAD for 16 kHz: how probable it is that somebody speaks, every 32 ms. Its weights come from a safetensors
/// file, the network is our own text, `silero.py`. It runs on the processor, where a window takes a small part of a
/// millisecond. Many threads may open streams; what a stream remembers is its own.
///
/// @see <a href="https://github.com/snakers4/silero-vad">silero-vad</a>
public final class SileroVad implements AutoCloseable {
    /// Samples of a window.
    public static final int WINDOW = 512;

    /// Samples before a window that are heard with it.
    private static final int CONTEXT = 64;

    private final Graph graph;
    private final Value model;

    private SileroVad(Graph graph, Value model) {
        this.graph = graph;
        this.model = model;
    }

    /// @param weights a safetensors file, or a folder with a `model.safetensors`
    /// @throws dev.earshot.engine.SttException MODEL_NOT_FOUND, MODEL_CORRUPT, UNSUPPORTED, OUT_OF_MEMORY
    public static SileroVad load(Path weights) {
        try (var all = Weights.open(weights)) {
            SHAPES.forEach(all::require);
            var graph = Graph.loadSmall(SileroVad.class, "silero");
            try (var tensors = graph.weights(all.only(SHAPES.keySet()))) {
                return new SileroVad(graph, graph.call("load", tensors));
            }
        }
    }

    private static final Map<String, long[]> SHAPES = shapes();

    private static Map<String, long[]> shapes() {
        var shapes = new LinkedHashMap<String, long[]>();
        shapes.put("stft_conv.weight", new long[] {258, 1, 256});
        int[] channels = {129, 128, 64, 64, 128};
        for (int i = 1; i <= 4; i++) {
            shapes.put("conv" + i + ".weight", new long[] {channels[i], channels[i - 1], 3});
            shapes.put("conv" + i + ".bias", new long[] {channels[i]});
        }
        shapes.put("lstm_cell.weight_ih", new long[] {512, 128});
        shapes.put("lstm_cell.weight_hh", new long[] {512, 128});
        shapes.put("lstm_cell.bias_ih", new long[] {512});
        shapes.put("lstm_cell.bias_hh", new long[] {512});
        shapes.put("final_conv.weight", new long[] {1, 128, 1});
        shapes.put("final_conv.bias", new long[] {1});
        return shapes;
    }

    /// Begins to listen to a stream.
    public Stream open() {
        return new Stream();
    }

    /// What is remembered of one stream. Used by one thread.
    public final class Stream implements AutoCloseable {
        private final Value state = graph.call("start", model);
        private final float[] before = new float[CONTEXT];

        /// Hears the next windows.
        ///
        /// @param samples 16 kHz, in [-1, 1], whole windows; not kept
        /// @return of each window the probability that somebody speaks
        public float[] hear(float[] samples) {
            if (samples.length == 0 || samples.length % WINDOW != 0) {
                throw new IllegalArgumentException(samples.length + " samples are no whole windows");
            }
            var sound = new float[CONTEXT + samples.length];
            System.arraycopy(before, 0, sound, 0, CONTEXT);
            System.arraycopy(samples, 0, sound, CONTEXT, samples.length);
            System.arraycopy(sound, samples.length, before, 0, CONTEXT);
            try (var tensor = Value.of(sound, Compute.CPU, sound.length);
                    var probabilities = graph.call("hear", model, state, tensor)) {
                return probabilities.floats();
            }
        }

        @Override
        public void close() {
            state.close();
        }
    }

    /// After all its streams.
    @Override
    public void close() {
        model.close();
        graph.close();
    }
}
