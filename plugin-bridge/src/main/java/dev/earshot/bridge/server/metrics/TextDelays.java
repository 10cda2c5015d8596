package dev.earshot.bridge.server.metrics;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;

/// How late the text of a stream is by the clock, utterance by utterance: *time to first interim*
/// and *end of speech to final* of `docs/measures.md`, with what a server knows instead of a
/// reference.
///
/// * The utterances are those that the recogniser found. One that finds none has as many as it has
///   segments.
/// * A sample counts as spoken when it came. So the delays of a client that sends sound while it
///   is spoken are those that a person waits for, apart from the network.
/// * The last final of an utterance is known as such when the text of the next one comes, or the
///   end.
///
/// Used by one thread at a time.
final class TextDelays {
    /// An utterance that nothing was written of is forgotten when so many others have begun.
    private static final int REMEMBERED = 8;

    private final Consumer<Duration> firstText;
    private final Consumer<Duration> lastFinal;
    private final ArrivalTimes arrivals = new ArrivalTimes();
    private final Deque<Utterance> utterances = new ArrayDeque<>(); // in their order

    private static final class Utterance {
        private final Duration start;
        private final boolean found; // by the recogniser; else it is one segment
        private boolean shown;
        private boolean settled;
        private Optional<Duration> end = Optional.empty();
        private Optional<Said> last = Optional.empty();

        private Utterance(Duration start, boolean found) {
            this.start = start;
            this.found = found;
        }
    }

    /// A final.
    ///
    /// @param end of its sound
    private record Said(Duration end, long nanos) {}

    /// @param firstText is told the time to the first interim, or final, of each utterance
    /// @param lastFinal is told the time from its end to its last final
    TextDelays(Consumer<Duration> firstText, Consumer<Duration> lastFinal) {
        this.firstText = firstText;
        this.lastFinal = lastFinal;
    }

    /// More sound has come.
    void sound(Pcm chunk, long nanos) {
        arrivals.add(chunk.samples().length, nanos);
    }

    /// @param event on the axis of all sound that came
    void told(TranscriptEvent event, long nanos) {
        switch (event) {
            case TranscriptEvent.SpeechStarted(var at) -> begin(at);
            case TranscriptEvent.SpeechEnded(var at) -> end(at);
            case TranscriptEvent.Partial(var segment, var _) -> shown(segment, nanos);
            case TranscriptEvent.Final(var segment) -> said(segment, nanos);
            case TranscriptEvent.Notice _ -> {}
            case TranscriptEvent.Completed _, TranscriptEvent.Failed _ -> {
                utterances.forEach(this::settle);
                utterances.clear();
            }
        }
    }

    private void begin(Duration at) {
        utterances.removeIf(old -> old.settled);
        // What has ended and is written has most likely been said in full.
        utterances.stream().filter(old -> old.end.isPresent()).forEach(this::settle);
        utterances.add(new Utterance(at, true));
        if (utterances.size() > REMEMBERED) {
            utterances.removeFirst();
        }
    }

    private void end(Duration at) {
        if (!utterances.isEmpty()) {
            utterances.getLast().end = Optional.of(at);
        }
    }

    private void shown(Segment segment, long nanos) {
        if (!segment.text().isBlank()) {
            show(of(segment), nanos);
        }
    }

    private void said(Segment segment, long nanos) {
        var utterance = of(segment);
        show(utterance, nanos);
        utterance.last = Optional.of(new Said(segment.span().end(), nanos));
        settleBefore(utterance);
        if (!utterance.found) {
            settle(utterances.removeFirst());
        }
    }

    private void show(Utterance utterance, long nanos) {
        if (!utterance.shown) {
            utterance.shown = true;
            since(utterance.start, nanos, firstText);
        }
    }

    /// The last that had begun when the segment ended. Where none has, the segment is an utterance.
    private Utterance of(Segment segment) {
        for (Iterator<Utterance> newest = utterances.descendingIterator(); newest.hasNext(); ) {
            var utterance = newest.next();
            if (utterance.start.compareTo(segment.span().end()) < 0) {
                return utterance;
            }
        }
        var own = new Utterance(segment.span().start(), false);
        utterances.addFirst(own);
        return own;
    }

    /// Finals come in the order of what was said.
    private void settleBefore(Utterance utterance) {
        while (!utterances.getFirst().equals(utterance)) {
            settle(utterances.removeFirst());
        }
    }

    private void settle(Utterance utterance) {
        if (!utterance.settled) {
            utterance.last.ifPresent(said -> {
                utterance.settled = true;
                since(utterance.end.orElse(said.end()), said.nanos(), lastFinal);
            });
        }
    }

    /// A text that comes before the sound that it is measured from, an end that was found late, took no time.
    private void since(Duration spoken, long nanos, Consumer<Duration> measure) {
        arrivals.of(Pcm.samplesIn(spoken))
                .ifPresent(came -> measure.accept(Duration.ofNanos(Math.max(0, nanos - came))));
    }
}
