package dev.earshot.engine.trace;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads the events of a trace as far as they can be read: one line after the other, none of which may
/// take all memory.
final class TraceLines {
    private final List<TraceItem> items = new ArrayList<>();
    private byte[] line = new byte[4096];
    private int length;
    private boolean tooLong;
    private int unreadable;
    private Optional<String> broken = Optional.empty();

    /// @param unreadable how many lines were no items
    /// @param broken why it ends before its end
    record Read(List<TraceItem> items, int unreadable, Optional<String> broken) {}

    static Read all(InputStream in) {
        var lines = new TraceLines();
        lines.read(in);
        return new Read(List.copyOf(lines.items), lines.unreadable, lines.broken);
    }

    private void read(InputStream in) {
        var block = new byte[1 << 16];
        long bytes = 0;
        try {
            for (int n = in.read(block); n >= 0; n = in.read(block)) {
                bytes += n;
                take(block, n);
                if (bytes > TraceFormat.MOST_EVENTS || items.size() >= TraceFormat.MOST_ITEMS) {
                    broken = Optional.of("it is longer than Earshot reads");
                    return;
                }
            }
        } catch (IOException damaged) {
            broken = Optional.of("its events are damaged from there on");
        }
        if (length > 0 && !addLine()) {
            broken = broken.or(() -> Optional.of("it breaks off in the middle of a line"));
        }
    }

    private void take(byte[] block, int count) {
        int from = 0;
        for (int i = 0; i < count; i++) {
            if (block[i] == '\n') {
                append(block, from, i);
                if (length > 0 && !addLine()) {
                    unreadable++;
                }
                length = 0;
                tooLong = false;
                from = i + 1;
            }
        }
        append(block, from, count);
    }

    private void append(byte[] block, int from, int to) {
        int more = to - from;
        if (length + more > TraceFormat.LONGEST_LINE) {
            tooLong = true;
            return;
        }
        if (length + more > line.length) {
            line = Arrays.copyOf(line, Math.max(2 * line.length, length + more));
        }
        System.arraycopy(block, from, line, length, more);
        length += more;
    }

    /// False when it is no item.
    private boolean addLine() {
        if (tooLong) {
            return false;
        }
        try {
            ItemJson.read(line, length).ifPresent(items::add);
            return true;
        } catch (IllegalArgumentException noItem) {
            return false;
        }
    }
}
