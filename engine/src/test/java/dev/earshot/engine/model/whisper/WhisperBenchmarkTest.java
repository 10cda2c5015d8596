package dev.earshot.engine.model.whisper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.features.Mel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhisperBenchmarkTest {
    private static final int VOCABULARY = 12;
    private static final WhisperConfig CONFIG = new WhisperConfig(
            8,
            new WhisperConfig.Stack(1, 1, 8),
            new WhisperConfig.Stack(1, 1, 8),
            80,
            1500,
            448,
            VOCABULARY,
            true,
            new Generation(true, List.of(), List.of(), List.of(), OptionalInt.empty()));

    private final FakeNetwork network = new FakeNetwork();

    /// Counts what it is asked, and wants to end every text at once.
    private static final class FakeNetwork implements WhisperNetwork {
        private final List<Mel> encoded = new ArrayList<>();
        private final List<Integer> rowsOfSteps = new ArrayList<>();
        private int open;

        @Override
        public Heard encode(List<Mel> windows) {
            encoded.addAll(windows);
            open++;
            return new FakeHeard();
        }

        @Override
        public void close() {}

        private final class FakeHeard implements Heard {
            @Override
            public int windows() {
                return 1;
            }

            @Override
            public Writing write(int[] of, int[][] prompts) {
                open++;
                return new FakeWriting();
            }

            @Override
            public Alignment align(
                    int window, int[] tokens, int first, int frames, List<AlignmentHead> heads, int eot) {
                throw new AssertionError("no word is to be timed");
            }

            @Override
            public void close() {
                open--;
            }
        }

        private final class FakeWriting implements Writing {
            @Override
            public int vocabulary() {
                return VOCABULARY;
            }

            @Override
            public float[] first() {
                return scores(1);
            }

            @Override
            public float[] within(int position) {
                return scores(1);
            }

            @Override
            public float[] step(int[] parents, int[] tokens) {
                rowsOfSteps.add(parents.length);
                return scores(parents.length);
            }

            private float[] scores(int rows) {
                var scores = new float[rows * VOCABULARY];
                for (int i = 0; i < scores.length; i++) {
                    scores[i] = i % VOCABULARY;
                }
                return scores;
            }

            @Override
            public void close() {
                open--;
            }
        }
    }

    @Test
    void hearsAsMuchAsItIsToldAndFreesIt() throws InterruptedException {
        var took = new WhisperBenchmark(network, CONFIG, true).hear(Duration.ofSeconds(5));

        assertTrue(took.isPositive());
        assertEquals(1, network.encoded.size());
        assertEquals(500, network.encoded.getFirst().frames());
        assertEquals(80, network.encoded.getFirst().bands());
        assertEquals(0, network.open);
    }

    @ParameterizedTest
    @CsvSource({"1, 20", "5, 20", "5, 1"})
    void everyTokenIsAStepOfTheNetworkWithARowForEachHypothesis(int beam, int tokens) throws InterruptedException {
        try (var heard = new WhisperBenchmark(network, CONFIG, true)
                .heard(Duration.ofSeconds(30))
                .orElseThrow()) {
            heard.write(beam, tokens);
        }

        assertEquals(tokens, network.rowsOfSteps.size());
        assertTrue(network.rowsOfSteps.stream().allMatch(rows -> rows == beam), network.rowsOfSteps.toString());
        assertEquals(0, network.open);
    }

    @Test
    void theWindowIsTheModels() {
        assertEquals(Duration.ofSeconds(30), new WhisperBenchmark(network, CONFIG, true).window());
    }
}
