package dev.earshot.app.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FxLatestTest {
    private final ArrayDeque<Runnable> fx = new ArrayDeque<>();
    private final List<Integer> heard = new ArrayList<>();
    private final FxLatest<Integer> latest = new FxLatest<>(fx::add, heard::add);

    @Test
    void onlyTheNewestValueCrossesAndOnlyOneHandOverWaits() {
        latest.set(1);
        latest.set(2);
        latest.set(3);
        assertEquals(1, fx.size());

        fx.remove().run();
        assertEquals(List.of(3), heard);

        latest.set(4);
        fx.remove().run();
        assertEquals(List.of(3, 4), heard);
    }
}
