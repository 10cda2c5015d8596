package dev.earshot.bridge.wire;

import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.TranscriptEvent.Final;
import dev.earshot.engine.transcript.TranscriptEvent.SpeechEnded;
import dev.earshot.engine.transcript.TranscriptEvent.SpeechStarted;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Puts events into the order that protocols speak in: an utterance begins, is drafted, becomes final,
/// and *then* ends.
///
/// A recogniser knows that somebody fell silent before it has read what they said, and says so.
/// Clients take the end of an utterance for their turn to speak, and what becomes final after it for
/// the next utterance. So the end waits here: until the text has come and all that was to be said with
/// it ([#passed]), until something is said of what follows, or,
/// where there is no text, for as long as there may still be some. Used by one thread at a time.
public final class UtteranceOrder {
    /// So long after its end, on the axis of the sound, an utterance that is still without text has
    /// none. What ends it is a silence, which is most of this.
    private static final Duration GRACE = Duration.ofMillis(1200);

    /// The same where a draft has been told of it: what was heard may still be read as nothing.
    private static final Duration DRAFTED_GRACE = Duration.ofMillis(2500);

    /// The same where, moreover, somebody speaks again: a recogniser that reads on over a pause drafts
    /// what is said now together with what was said before it, until it settles where the one ends.
    private static final Duration READ_ON_GRACE = Duration.ofSeconds(10);

    /// Empty, or begins with a SpeechEnded; apart from those there are SpeechStarted in it.
    private final Deque<TranscriptEvent> held = new ArrayDeque<>();

    private Duration passed = Duration.ZERO;
    private boolean drafted; // a text has been begun that is not final yet
    private boolean worded; // the utterance that ends has become final, if only in part

    /// Whether somebody has fallen silent, and it has not been said yet.
    public boolean ending() {
        return !held.isEmpty();
    }

    /// What can be said now.
    public List<TranscriptEvent> tell(TranscriptEvent event) {
        return switch (event) {
            case SpeechEnded _ -> hold(event);
            case SpeechStarted _ -> held.isEmpty() ? List.of(event) : hold(event);
            case TranscriptEvent.Notice _ -> List.of(event);
            case Final(var segment) -> {
                var now = endedBy(segment.span().start());
                worded = ending();
                drafted = false;
                now.add(event);
                yield now;
            }
            case TranscriptEvent.Partial(var segment, var _) -> {
                var now = endedBy(segment.span().start());
                drafted = true;
                now.add(event);
                yield now;
            }
            case TranscriptEvent.Terminal _ -> {
                var now = release();
                now.add(event);
                yield now;
            }
        };
    }

    private List<TranscriptEvent> hold(TranscriptEvent event) {
        held.add(event);
        return List.of();
    }

    /// Everything that follows from the sound before `at` has been told. A time that has passed
    /// already says nothing of what came since.
    public List<TranscriptEvent> passed(Duration at) {
        var now = new ArrayList<TranscriptEvent>();
        if (at.compareTo(passed) <= 0) {
            return now;
        }
        passed = at;
        if (worded) {
            releaseOne(now);
        }
        now.addAll(endedBy(at.minus(grace())));
        return now;
    }

    private Duration grace() {
        boolean goesOn = held.size() > 1;
        return drafted ? goesOn ? READ_ON_GRACE : DRAFTED_GRACE : GRACE;
    }

    /// Everything that waits: nothing more comes of what was said before.
    public List<TranscriptEvent> release() {
        var now = new ArrayList<TranscriptEvent>();
        while (ending()) {
            releaseOne(now);
        }
        return now;
    }

    private List<TranscriptEvent> endedBy(Duration time) {
        var now = new ArrayList<TranscriptEvent>();
        while (held.peekFirst() instanceof SpeechEnded(var at) && at.compareTo(time) <= 0) {
            releaseOne(now);
        }
        return now;
    }

    /// One end, and the beginning after it.
    private void releaseOne(List<TranscriptEvent> now) {
        worded = false;
        drafted = false;
        now.add(held.removeFirst());
        while (held.peekFirst() instanceof SpeechStarted) {
            now.add(held.removeFirst());
        }
    }
}
