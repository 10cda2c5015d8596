package dev.earshot.engine.model.whisper;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.earshot.engine.model.whisper.Rows.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RowsTest {
    /// What the network does with the changes: a text is its window and what was written.
    private static final class Batch {
        private List<String> texts = new ArrayList<>(); // by place
        private List<String> windows = new ArrayList<>();

        Batch(int count) {
            for (int i = 0; i < count; i++) {
                texts.add("");
                windows.add("w" + i);
            }
        }

        void apply(Change change) {
            switch (change) {
                case Change.None() -> {}
                case Change.Copies(int[] sources, int[] targets) -> {
                    var before = List.copyOf(texts);
                    for (int i = 0; i < sources.length; i++) {
                        texts.set(targets[i], before.get(sources[i]));
                    }
                }
                case Change.Order(int[] sources, var kept) -> {
                    texts = picked(texts, sources);
                    kept.ifPresent(of -> windows = picked(windows, of));
                }
            }
        }

        void append(int[] tokens) {
            for (int place = 0; place < tokens.length; place++) {
                texts.set(place, texts.get(place) + heardAt(place) + tokens[place] + " ");
            }
        }

        /// The network gives every window as many rows, side by side.
        private String heardAt(int place) {
            assertEquals(0, texts.size() % windows.size(), "rows that the windows cannot share");
            return windows.get(place / (texts.size() / windows.size())) + ":";
        }

        private static List<String> picked(List<String> all, int[] which) {
            var picked = new ArrayList<String>();
            for (int i : which) {
                picked.add(all.get(i));
            }
            return picked;
        }
    }

    @Test
    void everyTextGoesOnWithItsOwnWindowWhateverTheSearchesDo() {
        var random = new SplittableRandom(7);
        for (int run = 0; run < 2000; run++) {
            int windows = random.nextInt(1, 4);
            var rows = new Rows(windows);
            var batch = new Batch(windows);
            var expected = new ArrayList<>(batch.texts);
            var windowOf = new ArrayList<>(batch.windows);
            for (int step = 0; step < 12 && !expected.isEmpty(); step++) {
                int[] parents = parents(random, windowOf);
                if (parents.length == 0) {
                    break;
                }
                var tokens = new int[parents.length];
                var nextTexts = new ArrayList<String>();
                var nextWindows = new ArrayList<String>();
                for (int row = 0; row < parents.length; row++) {
                    tokens[row] = random.nextInt(100);
                    var window = windowOf.get(parents[row]);
                    nextTexts.add(expected.get(parents[row]) + window + ":" + tokens[row] + " ");
                    nextWindows.add(window);
                }
                batch.apply(rows.goOn(parents));
                assertEquals(parents.length, rows.count());
                batch.append(rows.inPlaces(tokens));
                expected = nextTexts;
                windowOf = nextWindows;
                for (int row = 0; row < parents.length; row++) {
                    assertEquals(expected.get(row), batch.texts.get(rows.places()[row]), "row " + row);
                }
            }
        }
    }

    /// As searches do: the rows of a window stay together and in order, and a search that ends has none any more.
    private static int[] parents(SplittableRandom random, List<String> windowOf) {
        var parents = new ArrayList<Integer>();
        boolean sameCount = random.nextInt(3) > 0;
        int count = random.nextInt(1, 6);
        for (var window : windowOf.stream().distinct().toList()) {
            int first = windowOf.indexOf(window);
            int before = windowOf.lastIndexOf(window) - first + 1;
            if (random.nextInt(10) > 0) {
                for (int i = sameCount ? before : count; i > 0; i--) {
                    parents.add(first + random.nextInt(before));
                }
            }
        }
        return parents.stream().mapToInt(Integer::intValue).toArray();
    }

    @Test
    void textsThatGoOnAloneAreNotMoved() {
        var rows = new Rows(1);
        rows.goOn(new int[] {0, 0, 0});
        assertInstanceOf(Change.None.class, rows.goOn(new int[] {2, 0, 1}));
        assertArrayEquals(new int[] {2, 0, 1}, rows.places());
    }

    @Test
    void onlyTheSecondTextOfARowIsCopied() {
        var rows = new Rows(1);
        rows.goOn(new int[] {0, 0, 0});
        var copies = assertInstanceOf(Change.Copies.class, rows.goOn(new int[] {1, 1, 2}));
        assertArrayEquals(new int[] {1}, copies.sources());
        assertArrayEquals(new int[] {0}, copies.targets());
    }

    @Test
    void windowsThatNobodyWritesAboutAreLeftBehind() {
        var rows = new Rows(3);
        var order = assertInstanceOf(Change.Order.class, rows.goOn(new int[] {0, 2}));
        assertArrayEquals(new int[] {0, 2}, order.windows().orElseThrow());
        assertEquals(2, rows.count());
    }
}
