package dev.earshot.app.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.earshot.engine.trace.FrameContent;
import dev.earshot.engine.trace.TraceItem;
import dev.earshot.engine.trace.Way;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FrameFilterTest {
    private static FrameRow row(Way way, FrameContent content) {
        return FrameRow.of(new TraceItem.Frame(Duration.ZERO, way, 1, content), Duration.ZERO);
    }

    private final FrameRow asked = row(Way.RECEIVED, new FrameContent.Text("{\"type\":\n\"Start\"}"));
    private final FrameRow said = row(Way.SENT, new FrameContent.Text("started"));
    private final FrameRow sound = row(Way.RECEIVED, new FrameContent.Samples(0, 3));
    private final List<FrameRow> all = List.of(asked, said, sound);

    @Test
    void soundIsListedOnRequestOnly() {
        assertEquals(List.of(asked, said), FrameFilter.TEXTS.of(all));
        assertEquals(all, new FrameFilter("", Optional.empty(), true).of(all));
    }

    @Test
    void textIsFoundInAnyCase() {
        assertEquals(List.of(asked, said), new FrameFilter(" START", Optional.empty(), true).of(all));
    }

    @Test
    void oneWayIsListedAlone() {
        assertEquals(List.of(said), new FrameFilter("start", Optional.of(Way.SENT), false).of(all));
    }

    @Test
    void aMessageIsOneLine() {
        assertEquals("{\"type\": \"Start\"}", asked.preview());
    }
}
