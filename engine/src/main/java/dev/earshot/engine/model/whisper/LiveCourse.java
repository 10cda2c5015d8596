package dev.earshot.engine.model.whisper;

import dev.earshot.engine.model.whisper.LocalAgreement.Closed;
import dev.earshot.engine.model.whisper.SlidingWindow.Window;
import dev.earshot.engine.model.whisper.WindowReader.Turn;
import dev.earshot.engine.recognition.Course;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.TranscriptListener;
import dev.earshot.engine.vad.Endpointer.Edge;
import dev.earshot.engine.vad.Stretch;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Every utterance is read while it is spoken.
///
/// Once a second, or as often as there is time, all of it is drafted, and what two drafts agree on is settled
/// ([LocalAgreement]). A segment that is
/// settled as a whole is final, and the next draft begins behind it. What is left when the utterance has ended is read
/// with all care, from where it is settled on. An utterance without any such segment is cut before it is longer than
/// what the model hears at once, at the quietest moment of its last second.
final class LiveCourse implements Course {
    /// From speech to the first draft, and from one draft to the next, in frames of 10 ms.
    private static final int FIRST = 60;

    private static final int STEP = 100;

    /// What a draft must have heard for the next one to agree with it.
    private static final int ENOUGH = 200;

    /// When so much sound waits, nothing is drafted until it has been heard.
    private static final Duration LATE = Duration.ofMillis(500);

    /// After so many frames without a draft that was due the user is told.
    private static final int PATIENCE = 300;

    private static final String AT_THE_LIMIT = "This model is at the limit of what this machine can do while somebody"
            + " speaks: text appears later and is complete all the same. A smaller model is faster.";

    /// At this length it is cut, in the part of its end of which nothing can be settled yet.
    private static final int TOO_LONG = 2800;

    private static final int CUT = STEP;

    private final Opener opener;
    private final Drafts drafts;
    private final WindowReader reader;
    private final SegmentVoice voice;
    private final WhisperTokens tokens;
    private final int lateness;
    private final double[] levels = new double[CUT];
    private final Deque<Ended> ended = new ArrayDeque<>();
    private Optional<Utterance> open = Optional.empty();
    private long heard; // frames
    private boolean begun;
    private boolean late;
    private boolean told;

    /// Begins to read a stretch for good.
    @FunctionalInterface
    interface Opener {
        /// @param first whether none was read before it
        /// @param written what is settled of it
        SlidingWindow open(Stretch stretch, boolean first, int[] written);
    }

    /// Writes what may go on.
    @FunctionalInterface
    interface Drafts {
        /// @return empty when the text is none to believe
        Optional<WindowText> of(Window window) throws InterruptedException;
    }

    /// @param lateness how many frames after its beginning an utterance is known of, at most
    LiveCourse(
            Opener opener, Drafts drafts, WindowReader reader, SegmentVoice voice, WhisperTokens tokens, int lateness) {
        this.opener = opener;
        this.drafts = drafts;
        this.reader = reader;
        this.voice = voice;
        this.tokens = tokens;
        this.lateness = lateness;
    }

    /// One that is being spoken.
    private final class Utterance {
        private final LocalAgreement agreement = new LocalAgreement(tokens);
        private long start; // of what is not final yet
        private long nextDraft;

        Utterance(long start, long speech) {
            this.start = start;
            this.nextDraft = speech + FIRST;
        }

        Ended ended(Stretch stretch, int[] written) {
            return new Ended(
                    stretch, written, agreement.segment(stretch.start() / 100.0, stretch.soundEnd() / 100.0, written));
        }
    }

    /// What can be read for good as soon as all of it has been heard.
    ///
    /// @param settled what its text begins with
    private record Ended(Stretch stretch, int[] written, Optional<TimedSegment> settled) {}

    @Override
    public void behind(Duration waiting) {
        late = waiting.compareTo(LATE) > 0;
    }

    @Override
    public void hear(double level) {
        levels[(int) (heard % CUT)] = level;
        heard++;
    }

    @Override
    public void on(Edge edge, TranscriptListener out) {
        switch (edge) {
            case Edge.Begin begin -> open = Optional.of(new Utterance(begin.frame(), begin.speech()));
            case Edge.End end -> {
                var utterance = open.orElseThrow();
                open = Optional.empty();
                end(utterance, end.frame(), end.speech());
            }
        }
    }

    private void end(Utterance utterance, long end, long speechEnd) {
        if (utterance.start < end) {
            var stretch = new Stretch(utterance.start, end, Math.clamp(speechEnd, utterance.start, end));
            ended.add(utterance.ended(stretch, utterance.agreement.begun()));
        }
    }

    @Override
    public void advance(TranscriptListener out) throws InterruptedException {
        while (!ended.isEmpty() && ended.getFirst().stretch().end() <= reader.frames()) {
            read(ended.removeFirst(), out);
        }
        if (open.isPresent() && ended.isEmpty()) {
            advance(open.get(), out);
        }
    }

    private void advance(Utterance utterance, TranscriptListener out) throws InterruptedException {
        long now = reader.frames();
        if (!late && now >= utterance.nextDraft) {
            draft(utterance, now, out);
        } else if (!told && now >= utterance.nextDraft + PATIENCE) {
            told = true;
            out.on(new TranscriptEvent.Notice(AT_THE_LIMIT));
        }
        if (now - utterance.start >= TOO_LONG) {
            long cut = quietest(now - CUT, now);
            end(utterance, cut, cut);
            open = Optional.of(new Utterance(cut, now));
        }
    }

    private void draft(Utterance utterance, long now, TranscriptListener out) throws InterruptedException {
        utterance.nextDraft = now + STEP;
        var agreement = utterance.agreement;
        var window =
                new Window(utterance.start, (int) (now - utterance.start), new int[0], new int[0], agreement.begun());
        drafts.of(window).ifPresentOrElse(text -> agreement.accept(text, window.frames() >= ENOUGH), agreement::reject);
        var closed = agreement.takeClosed();
        if (closed.isPresent()) {
            giveAway(utterance, closed.get(), out);
        }
        voice.soFar(utterance.start, now, agreement.settled(), agreement.tentative(), reader.language(), out);
    }

    private void giveAway(Utterance utterance, Closed closed, TranscriptListener out) throws InterruptedException {
        long end = utterance.start + 2L * closed.end();
        read(utterance.ended(new Stretch(utterance.start, end, end), closed.tokens()), out);
        utterance.start += 2L * closed.next();
    }

    /// The latest of the quietest frames.
    private long quietest(long from, long to) {
        long best = from;
        for (long frame = from; frame < to; frame++) {
            if (levels[(int) (frame % CUT)] <= levels[(int) (best % CUT)]) {
                best = frame;
            }
        }
        return best;
    }

    private void read(Ended part, TranscriptListener out) throws InterruptedException {
        var stretch = part.stretch();
        var sliding = opener.open(stretch, !begun, part.written());
        begun = true;
        var segments = new ArrayList<TimedSegment>();
        for (var next = sliding.next(stretch.end()); next.isPresent(); next = sliding.next(stretch.end())) {
            var turn = new Turn(sliding, next.get(), OptionalLong.of(stretch.soundEnd()));
            segments.addAll(
                    reader.read(List.of(turn), WindowDecoder.Interim.IGNORED).getFirst());
        }
        voice.sayAsOne(segments, part.settled(), stretch.end(), out);
    }

    @Override
    public void finish(TranscriptListener out) throws InterruptedException {
        while (!ended.isEmpty()) {
            read(ended.removeFirst(), out);
        }
    }

    @Override
    public long needed() {
        long pending =
                ended.isEmpty() ? Long.MAX_VALUE : ended.getFirst().stretch().start();
        long speaking = open.map(utterance -> utterance.start).orElse(heard - lateness);
        return Math.min(pending, speaking);
    }
}
