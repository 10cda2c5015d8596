package dev.earshot.engine.model.wav2vec2;

import dev.earshot.engine.inference.Graph;
import dev.earshot.engine.inference.Precision;
import dev.earshot.engine.inference.Value;
import dev.earshot.engine.inference.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/// The network in PyTorch: the text is in `wav2vec2.py`, the numbers are the checkpoint's. What it holds is immutable.
final class TorchWav2Vec2 implements CtcNetwork {
    private final Graph graph;
    private final Value model;
    private final Wav2Vec2Config config;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean closed;

    private TorchWav2Vec2(Graph graph, Value model, Wav2Vec2Config config) {
        this.graph = graph;
        this.model = model;
        this.config = config;
    }

    /// @param weights checked by [Wav2Vec2Config#check]; may be closed afterwards
    /// @throws dev.earshot.engine.SttException MODEL_CORRUPT for weights that are no numbers, OUT_OF_MEMORY,
    ///     UNSUPPORTED
    /// @throws dev.earshot.engine.inference.GpuFailure when the GPU has not enough memory
    static TorchWav2Vec2 load(Graph graph, Weights weights, Wav2Vec2Config config, Precision precision) {
        int[] eachStride = config.convolutions().stream()
                .mapToInt(Wav2Vec2Config.Convolution::stride)
                .toArray();
        int longest = config.distances().map(Wav2Vec2Config.Distances::longest).orElse(0);
        var used = config.used(weights);
        try (var tensors = graph.weights(used);
                var strides = Value.of(eachStride);
                var layerNorms = Value.of(config.layerNorms());
                var groups = Value.of(config.positionGroups());
                var layers = Value.of(config.layers());
                var heads = Value.of(config.heads());
                var normFirst = Value.of(config.normFirst());
                var masked = Value.of(config.masked());
                var longestDistance = Value.of(longest);
                var kind = Value.of(precision.kind());
                var soundKind = Value.of(precision.attention().kind())) {
            graph.demandNumbers(tensors, used);
            var model = graph.call(
                    "load",
                    tensors,
                    strides,
                    layerNorms,
                    groups,
                    layers,
                    heads,
                    normFirst,
                    masked,
                    longestDistance,
                    kind,
                    soundKind);
            return new TorchWav2Vec2(graph, model, config);
        }
    }

    @Override
    public List<float[]> score(List<float[]> sounds) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        int longest = sounds.stream().mapToInt(sound -> sound.length).max().orElseThrow();
        var padded = new float[sounds.size() * longest];
        var frames = new int[sounds.size()];
        for (int i = 0; i < frames.length; i++) {
            var sound = sounds.get(i);
            System.arraycopy(sound, 0, padded, i * longest, sound.length);
            frames[i] = config.frames(sound.length);
        }
        try (var tensor = Value.of(padded, graph.where(), sounds.size(), longest);
                var there = Value.of(frames);
                var scores = graph.call("score", model, tensor, there)) {
            return rows(scores.floats(), frames);
        }
    }

    private static List<float[]> rows(float[] scores, int[] frames) {
        int row = scores.length / frames.length;
        int most = Arrays.stream(frames).max().orElseThrow();
        var each = new ArrayList<float[]>();
        for (int i = 0; i < frames.length; i++) {
            each.add(Arrays.copyOfRange(scores, i * row, i * row + row / most * frames[i]));
        }
        return each;
    }

    /// The kernel that stands for positions as it comes out of its two parts, `[hidden, hidden / groups, places]`.
    float[] kernel() {
        try (var kernel = graph.call("kernel", model)) {
            return kernel.floats();
        }
    }

    /// What the convolutions make of a sound, `[frames, channels]`.
    float[] features(float[] sound) {
        try (var tensor = Value.of(sound, graph.where(), 1, sound.length);
                var features = graph.call("features", model, tensor)) {
            return features.floats();
        }
    }

    /// What a network that knows distances makes of them before any sound is heard, `[heads, frames, frames]`.
    float[] distances(int frames) {
        try (var count = Value.of(frames);
                var distances = graph.call("distances", model, count)) {
            return distances.floats();
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
}
