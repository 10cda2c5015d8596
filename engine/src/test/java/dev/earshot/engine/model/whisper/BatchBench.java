package dev.earshot.engine.model.whisper;

import dev.earshot.engine.decode.BeamSearch;
import dev.earshot.engine.decode.GreedySearch;
import dev.earshot.engine.decode.Ranking;
import dev.earshot.engine.decode.Search;
import dev.earshot.engine.decode.SearchSpace;
import dev.earshot.engine.decode.TokenLoop;
import dev.earshot.engine.features.Mel;
import dev.earshot.engine.inference.Compute;
import dev.earshot.engine.inference.Graph;
import dev.earshot.engine.inference.Precision;
import dev.earshot.engine.inference.Processor;
import dev.earshot.engine.inference.Weights;
import dev.earshot.engine.recognition.LoadOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Prints what a token of a text takes when so many are written at once by threads of their own, and what a window
/// takes
/// when so many are encoded in one call. Run by hand: `./mvnw -pl engine test -Dtest=BatchBench`.
class BatchBench {
    private static final int TOKENS = 30;
    private static final int ROUNDS = 3;
    private static final List<Integer> TEXTS = List.of(1, 2, 4, 8);

    @TempDir
    private Path folder;

    /// Drafts of live speech: 5 s, greedy. What is final of it: beams of five.
    @Test
    void decoding() throws Exception {
        var auto = Arithmetic.choose(LoadOptions.AUTO, Compute.CPU, Processor.here());
        System.out.println("ms a token and text            sound  beam" + header());
        for (var size : List.of("base", "small")) {
            for (var arithmetic : List.of(auto, new Arithmetic(Precision.FP32, Precision.FP32))) {
                var network = load(size, arithmetic);
                for (int beam : List.of(1, 5)) {
                    decoding(size + ", " + arithmetic.label(), network, beam);
                }
                network.close();
            }
        }
    }

    private static void decoding(String name, TorchWhisper network, int beam) throws Exception {
        var line = new StringBuilder("%-30s %3d s %5d".formatted(name, 5, beam));
        for (int texts : TEXTS) {
            double best = Double.MAX_VALUE;
            for (int round = 0; round < ROUNDS; round++) {
                best = Math.min(best, seconds(network, texts, beam) * 1e3 / TOKENS / texts);
            }
            line.append(String.format(Locale.ROOT, "%9.2f", best));
        }
        System.out.println(line);
    }

    /// For texts to be written at once, the windows having been heard.
    private static double seconds(TorchWhisper network, int texts, int beam) throws Exception {
        var heard = new ArrayList<WhisperNetwork.Heard>();
        for (int i = 0; i < texts; i++) {
            heard.add(network.encode(List.of(noise(500, i))));
        }
        try (var threads = Executors.newFixedThreadPool(texts)) {
            var writers = heard.stream()
                    .<Callable<Void>>map(one -> () -> write(network, one, beam))
                    .toList();
            long start = System.nanoTime();
            for (var text : threads.invokeAll(writers)) {
                text.get();
            }
            return (System.nanoTime() - start) / 1e9;
        } finally {
            heard.forEach(WhisperNetwork.Heard::close);
        }
    }

    private static Void write(TorchWhisper network, WhisperNetwork.Heard heard, int beam) throws InterruptedException {
        try (var writing = heard.write(new int[] {0}, new int[][] {{0, 1, 2, 3}})) {
            var endless = new SearchSpace(writing.vocabulary(), -1, List.of(), TOKENS);
            Search search = beam == 1
                    ? new GreedySearch(endless)
                    : new BeamSearch(endless, beam, 1, new Ranking(OptionalDouble.empty()));
            new TokenLoop(writing).run(List.of(search), writing.first(), TokenLoop.Progress.IGNORED);
        }
        return null;
    }

    @Test
    void encoding() throws Exception {
        var auto = Arithmetic.choose(LoadOptions.AUTO, Compute.CPU, Processor.here());
        System.out.println("ms a window                    sound      " + header());
        for (var size : List.of("base", "small")) {
            var network = load(size, auto);
            for (int frames : List.of(500, 3000)) {
                var line = new StringBuilder("%-30s %3d s      "
                        .formatted(size + ", " + auto.encoder().label(), frames / 100));
                for (int windows : TEXTS) {
                    var sounds = new ArrayList<>(Collections.nCopies(windows, noise(frames, 1)));
                    double best = Double.MAX_VALUE;
                    for (int round = 0; round < ROUNDS; round++) {
                        long start = System.nanoTime();
                        network.encode(sounds).close();
                        best = Math.min(best, (System.nanoTime() - start) / 1e6 / windows);
                    }
                    line.append(String.format(Locale.ROOT, "%9.2f", best));
                }
                System.out.println(line);
            }
            network.close();
        }
    }

    private static String header() {
        return String.join("", TEXTS.stream().map("%9d"::formatted).toList());
    }

    private TorchWhisper load(String size, Arithmetic arithmetic) throws Exception {
        var checkpoint = folder.resolve(size);
        if (!Files.exists(checkpoint)) {
            new RandomWhispers().write(size, Files.createDirectory(checkpoint));
        }
        var config = WhisperConfig.read(checkpoint);
        try (var weights = Weights.open(checkpoint)) {
            var graph = Graph.load(WhisperNetwork.class, "whisper", Compute.CPU);
            return TorchWhisper.load(graph, weights, config, arithmetic);
        }
    }

    private static Mel noise(int frames, int seed) {
        var random = new SplittableRandom(seed);
        var values = new float[80 * frames];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        return new Mel(values, 80, frames);
    }
}
