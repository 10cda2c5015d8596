package dev.earshot.engine.model.whisper;

import dev.earshot.engine.decode.BeamSearch;
import dev.earshot.engine.decode.GreedySearch;
import dev.earshot.engine.decode.LogitRule;
import dev.earshot.engine.decode.Ranking;
import dev.earshot.engine.decode.Search;
import dev.earshot.engine.decode.SearchSpace;
import dev.earshot.engine.decode.TokenLoop;
import dev.earshot.engine.features.Mel;
import dev.earshot.engine.recognition.Benchmark;
import dev.earshot.engine.recognition.LiveUse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/// Times the encoder, with the keys and values that the decoder attends to, and the decoder with its search. On a GPU
/// the encoder's time ends with the first scores, since it computes on after it has answered.
///
/// @param waits whether the network has computed when it answers: so on a processor
record WhisperBenchmark(WhisperNetwork network, WhisperConfig config, boolean waits) implements Benchmark {
    private static final int FRAMES_A_SECOND = 100;

    /// An utterance of a usual length is heard once a second, as [LiveCourse] does it. There, what is settled is not
    /// written again; so this is a little more than it takes.
    static final LiveUse LIVE = new LiveUse(Duration.ofSeconds(5), Duration.ofSeconds(1));

    /// As many as a start sequence has; which ones changes no time.
    private static final int[] PROMPT = {0, 1, 2, 3};

    @Override
    public Duration window() {
        return Duration.ofSeconds(config.windowFrames() / FRAMES_A_SECOND);
    }

    @Override
    public LiveUse live() {
        return LIVE;
    }

    @Override
    public Duration hear(Duration sound) throws InterruptedException {
        var noise = noise(sound);
        long start = System.nanoTime();
        try (var heard = network.encode(List.of(noise))) {
            if (!waits) {
                waitFor(heard);
            }
            return Duration.ofNanos(System.nanoTime() - start);
        }
    }

    @Override
    public Optional<Heard> heard(Duration sound) throws InterruptedException {
        return Optional.of(new HeardNoise(network.encode(List.of(noise(sound)))));
    }

    private final class HeardNoise implements Heard {
        private final WhisperNetwork.Heard heard;

        HeardNoise(WhisperNetwork.Heard heard) {
            this.heard = heard;
        }

        @Override
        public Duration write(int beam, int tokens) throws InterruptedException {
            try (var writing = begin(heard)) {
                var first = writing.first();
                long start = System.nanoTime();
                new TokenLoop(writing).run(List.of(search(beam, tokens)), first, TokenLoop.Progress.IGNORED);
                return Duration.ofNanos((System.nanoTime() - start) / tokens);
            }
        }

        @Override
        public void close() {
            heard.close();
        }
    }

    private static void waitFor(WhisperNetwork.Heard heard) throws InterruptedException {
        try (var writing = begin(heard)) {
            writing.first();
        }
    }

    private static WhisperNetwork.Writing begin(WhisperNetwork.Heard heard) throws InterruptedException {
        return heard.write(new int[] {0}, new int[][] {PROMPT});
    }

    /// One that never ends before it has written all tokens: the last scores make no step any more.
    private Search search(int beam, int tokens) {
        int end = config.vocabulary() - 1;
        LogitRule endless = (logits, offset, _, _, _) -> logits[offset + end] = Float.NEGATIVE_INFINITY;
        var space = new SearchSpace(config.vocabulary(), end, List.of(endless), tokens + 1);
        return beam == 1
                ? new GreedySearch(space)
                : new BeamSearch(space, beam, 1, new Ranking(OptionalDouble.empty()));
    }

    private Mel noise(Duration sound) {
        int frames = (int) (sound.toMillis() * FRAMES_A_SECOND / 1000) / 2 * 2;
        var random = new SplittableRandom(frames);
        var values = new float[config.melBands() * frames];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        return new Mel(values, config.melBands(), frames);
    }
}
