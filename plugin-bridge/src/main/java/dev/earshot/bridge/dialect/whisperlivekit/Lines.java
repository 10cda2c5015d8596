package dev.earshot.bridge.dialect.whisperlivekit;

import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.Message;
import dev.earshot.engine.transcript.TimeSpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which lines of the server's are new. They have no names, and a server may forget the first ones; so
/// the last one that was settled is looked for, and what follows it is new. Where it cannot be found,
/// what begins after it is.
final class Lines {
    private static final int SILENCE = -2;
    private static final String CLOCK = "\\d{1,4}:\\d{2}:\\d{2}(\\.\\d{1,9})?";

    private Optional<Line> last = Optional.empty();

    /// A stretch of one speaker's, or of silence.
    ///
    /// @param span in whole seconds
    record Line(TimeSpan span, String text, boolean silent, Optional<String> language) {
        private boolean same(Line other) {
            return span.start().equals(other.span.start()) && text.equals(other.text) && silent == other.silent;
        }
    }

    /// Where the last settled one ends.
    Duration end() {
        return last.map(line -> line.span().end()).orElse(Duration.ZERO);
    }

    void settle(Line line) {
        last = Optional.of(line);
    }

    /// Those that came after the last settled one, without empty ones.
    List<Line> after(List<Message> told) throws BadFrame {
        var all = new ArrayList<Line>();
        for (var one : told) {
            all.add(line(one));
        }
        int known = 0;
        for (int i = 0; i < all.size() && last.isPresent(); i++) {
            known = last.get().same(all.get(i)) ? i + 1 : known;
        }
        boolean found = known > 0;
        return all.subList(known, all.size()).stream()
                .filter(line -> line.silent() || !line.text().isEmpty())
                .filter(line -> found || line.span().start().compareTo(end()) >= 0)
                .toList();
    }

    private static Line line(Message told) throws BadFrame {
        var start = time(told, "start");
        var until = time(told, "end");
        return new Line(
                new TimeSpan(start, until.compareTo(start) < 0 ? start : until),
                told.text("text").orElse("").strip(),
                told.number("speaker", Integer.MIN_VALUE, Integer.MAX_VALUE)
                        .filter(speaker -> speaker == SILENCE)
                        .isPresent(),
                told.text("detected_language"));
    }

    /// `0:01:02`
    private static Duration time(Message message, String name) throws BadFrame {
        var text = message.text(name).orElse("0:00:00");
        if (!text.matches(CLOCK)) {
            throw message.wrong(name, "a time, such as \"0:01:02\"");
        }
        var parts = text.split(":", -1);
        double seconds =
                Integer.parseInt(parts[0]) * 3600.0 + Integer.parseInt(parts[1]) * 60.0 + Double.parseDouble(parts[2]);
        return Duration.ofMillis(Math.round(seconds * 1e3));
    }
}
