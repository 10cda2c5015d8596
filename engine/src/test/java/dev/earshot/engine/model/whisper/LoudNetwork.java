package dev.earshot.engine.model.whisper;

import dev.earshot.engine.features.LogMel;
import dev.earshot.engine.features.Mel;
import dev.earshot.engine.inference.Placement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/// A Whisper that writes ` the` for every loud passage that it hears, ` and` for one of less than 0.8 s, with its
/// times,
/// and attends to it.
final class LoudNetwork implements WhisperNetwork {
    private static final int BANDS = 80;
    private static final float LOUD = 0.3f; // mean of the bands, normalised

    private static final int SHORT = 80; // frames

    private final WhisperTokens tokens;

    /// Of every batch that was encoded, how many windows it had and of how many frames they were.
    final List<int[]> batches = new ArrayList<>();

    LoudNetwork(WhisperTokens tokens) {
        this.tokens = tokens;
    }

    static Whisper whisper(LoudNetwork network) {
        var generation =
                new Generation(true, List.of(new AlignmentHead(0, 0)), List.of(), List.of(), OptionalInt.empty());
        var stack = new WhisperConfig.Stack(1, 1, 1);
        int vocabulary = network.tokens.timestampBegin() + 1501;
        var config = new WhisperConfig(1, stack, stack, BANDS, 1500, 448, vocabulary, true, generation);
        return new Whisper(Placement.onProcessor(network), config, network.tokens, new LogMel(BANDS));
    }

    @Override
    public synchronized Heard encode(List<Mel> windows) {
        batches.add(new int[] {windows.size(), windows.getFirst().frames()});
        return new LoudHeard(windows.stream().map(LoudNetwork::passages).toList());
    }

    @Override
    public void close() {}

    /// First and last frame of each, by turns.
    private static List<Integer> passages(Mel mel) {
        var edges = new ArrayList<Integer>();
        for (int frame = 0; frame < mel.frames(); frame++) {
            float sum = 0;
            for (int band = 0; band < mel.bands(); band++) {
                sum += mel.values()[band * mel.frames() + frame];
            }
            boolean loud = sum / mel.bands() > LOUD;
            if (loud == (edges.size() % 2 == 0)) {
                edges.add(frame);
            }
        }
        if (edges.size() % 2 == 1) {
            edges.add(mel.frames());
        }
        return edges;
    }

    private final class LoudHeard implements Heard {
        private final List<List<Integer>> passages;
        private final FakeHeard heard;

        LoudHeard(List<List<Integer>> passages) {
            this.passages = passages;
            this.heard = new FakeHeard(passages.size(), tokens.timestampBegin() + 1501, this::scores);
        }

        private float[] scores(int window, List<Integer> written) {
            var scores = new float[tokens.timestampBegin() + 1501];
            int start = written.lastIndexOf(tokens.transcribe());
            if (start < 0) {
                scores[tokens.languages().get("en")] = 20;
                return scores;
            }
            int position = written.size() - 1 - start;
            var edges = passages.get(window);
            int passage = position / 3;
            if (2 * passage >= edges.size()) {
                scores[tokens.endOfText()] = 20;
            } else if (position % 3 == 1) {
                int length = edges.get(2 * passage + 1) - edges.get(2 * passage);
                scores[tokens.tokenizer().encode(length < SHORT ? " and" : " the")[0]] = 20;
            } else {
                int edge = edges.get(2 * passage + position % 3 / 2);
                scores[tokens.timestampBegin() + edge / 2] = 20;
            }
            return scores;
        }

        @Override
        public int windows() {
            return passages.size();
        }

        @Override
        public Writing write(int[] of, int[][] prompts) {
            return heard.write(of, prompts);
        }

        @Override
        public Alignment align(int window, int[] text, int first, int frames, List<AlignmentHead> heads, int eot) {
            float[] scores = new float[text.length * frames];
            var edges = passages.get(window);
            for (int row = first - 1; row < text.length - 1; row++) {
                int word = row - first + 1;
                int from = 2 * word < edges.size() ? edges.get(2 * word) / 2 : edges.getLast() / 2;
                int to = 2 * word < edges.size() ? edges.get(2 * word + 1) / 2 : frames;
                Arrays.fill(scores, row * frames + Math.min(from, frames), row * frames + Math.min(to, frames), 8);
            }
            float[] probabilities = new float[text.length - first - 1];
            Arrays.fill(probabilities, 0.9f);
            return new Alignment(scores, 1, text.length, frames, probabilities);
        }

        @Override
        public void close() {}
    }
}
