package dev.earshot.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusLineTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private long now;

    @Test
    void aShorterLineCoversALongerOne() {
        var line = line(80);

        line.showNow("1234567890", "");
        line.showNow("123", "");

        assertEquals("\r1234567890\r123       ", written());
    }

    @Test
    void faintTextIsDimAndCountsWithoutItsColour() {
        var line = line(80);

        line.showNow("ab", "and so my fellow");
        line.clear();

        assertEquals("\rab  \033[2mand so my fellow\033[22m\r" + " ".repeat(20) + "\r", written());
    }

    @Test
    void ofWhatDoesNotFitTheBeginningOfTheTextAndTheEndOfTheFaintPartAreKept() {
        var line = line(31);

        line.showNow("progress", "0123456789 0123456789 the end");

        assertEquals("\rprogress  \033[2m... 23456789 the end\033[22m", written());
    }

    @Test
    void itNeverReachesTheLastColumn() {
        var line = line(20);

        line.showNow("一二三四五六七八九十", "");

        assertEquals("\r一二三四五六七八九", written());
    }

    @Test
    void itIsDrawnTenTimesASecondAtMost() {
        var line = line(80);

        line.show("a", "");
        line.show("b", "");
        now += 100_000_000;
        line.show("c", "");

        assertEquals("\ra\rc", written());
    }

    @Test
    void linesArePrintedInItsPlace() {
        var line = line(80);

        line.showNow("busy", "");
        line.above(() -> err.writeBytes("text\n".getBytes(StandardCharsets.UTF_8)));
        line.showNow("busy", "");
        line.close();
        line.showNow("never", "");

        assertEquals("\rbusy\r    \rtext\n\rbusy\r    \r", written());
    }

    private String written() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private StatusLine line(int columns) {
        var terminal = new Terminal(
                new ByteArrayInputStream(new byte[0]),
                new ByteArrayOutputStream(),
                err,
                Map.of(),
                () -> new Screen(true, true, true, columns));
        return new StatusLine(terminal, () -> now);
    }
}
