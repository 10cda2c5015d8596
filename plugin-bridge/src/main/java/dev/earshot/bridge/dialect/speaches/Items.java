package dev.earshot.bridge.dialect.speaches;

import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is known of the utterances. Each is a buffer of the server's, with times of its own; they follow
/// each other, so that one begins where the one before it ends. How long one was is known exactly when
/// its text comes, and until then taken to be where its speech ended.
///
/// Texts are told in the order of the utterances, whichever is read first.
final class Items {
    private final Map<String, Item> pending = new LinkedHashMap<>();
    private final Set<String> told = new HashSet<>();
    private Duration begin = Duration.ZERO; // of the first pending one, on the axis of the sound
    private int nextSegment;

    private static final class Item {
        private Duration start = Duration.ZERO;
        private Optional<Duration> stop = Optional.empty();
        private Optional<Duration> length = Optional.empty();
        private Optional<String> text = Optional.empty();
        private boolean committed;

        private Duration extent() {
            return length.or(() -> stop).orElse(Duration.ZERO);
        }
    }

    boolean allDone() {
        return pending.isEmpty();
    }

    /// When speech began, on the axis of the sound.
    ///
    /// @param at in the sound of the item
    Duration started(String id, Duration at) {
        item(id).ifPresent(item -> item.start = at);
        return beginOf(id).plus(at);
    }

    /// When it ended.
    Duration stopped(String id, Duration at) {
        item(id).ifPresent(item -> item.stop = Optional.of(at));
        return beginOf(id).plus(at);
    }

    /// Whether it was the client that committed it: the server does so once, after it said that speech ended.
    boolean committed(String id) {
        var item = item(id);
        boolean byServer = item.isPresent() && item.get().stop.isPresent() && !item.get().committed;
        item.ifPresent(one -> one.committed = true);
        return !byServer;
    }

    /// The draft of an item, when none before it is still without its text.
    Optional<Segment> drafted(String id, String text, Duration sent) {
        var item = item(id);
        boolean first = pending.keySet().stream().limit(1).anyMatch(id::equals);
        return item.filter(_ -> first && !text.isEmpty()).map(one -> segment(one, text, sent));
    }

    /// The text of an item has come; what can be told now.
    List<TranscriptEvent> read(String id, String text, Optional<Duration> length, Duration sent) {
        item(id).ifPresent(item -> {
            item.text = Optional.of(text);
            item.length = length;
        });
        return tell(sent);
    }

    /// There will be no text of the first item that waits for one.
    List<TranscriptEvent> lostFirst(Duration sent) {
        pending.values().stream()
                .filter(item -> item.text.isEmpty())
                .findFirst()
                .ifPresent(item -> item.text = Optional.of(""));
        return tell(sent);
    }

    private List<TranscriptEvent> tell(Duration sent) {
        var events = new ArrayList<TranscriptEvent>();
        for (var each : List.copyOf(pending.entrySet())) {
            var item = each.getValue();
            if (item.text.isEmpty()) {
                break;
            }
            if (!item.text.get().isEmpty()) {
                events.add(new TranscriptEvent.Final(segment(item, item.text.get(), sent)));
                nextSegment++;
            }
            pending.remove(each.getKey());
            told.add(each.getKey());
            begin = begin.plus(item.extent());
        }
        return events;
    }

    /// @param item the first pending one
    private Segment segment(Item item, String text, Duration sent) {
        var start = begin.plus(item.start);
        var until = item.stop.or(() -> item.length).map(begin::plus).orElse(sent);
        return new Segment(
                nextSegment, new TimeSpan(start, until.compareTo(start) < 0 ? start : until), text, List.of());
    }

    /// Empty for one that has been told already.
    private Optional<Item> item(String id) {
        return told.contains(id) ? Optional.empty() : Optional.of(pending.computeIfAbsent(id, _ -> new Item()));
    }

    private Duration beginOf(String id) {
        var at = begin;
        for (var each : pending.entrySet()) {
            if (each.getKey().equals(id)) {
                break;
            }
            at = at.plus(each.getValue().extent());
        }
        return at;
    }
}
