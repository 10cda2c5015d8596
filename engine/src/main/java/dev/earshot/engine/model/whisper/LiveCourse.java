package dev.earshot.engine.model.whisper;

import dev.earshot.engine.model.whisper.RunningText.Closed;
import dev.earshot.engine.model.whisper.SlidingWindow.Window;
import dev.earshot.engine.model.whisper.WindowReader.Turn;
import dev.earshot.engine.recognition.Course;
import dev.earshot.engine.recognition.DraftPace;
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
import java.util.function.Supplier;

/// Every utterance is read while it is spoken.
///
/// Every second or so, or as often as there is time ([DraftPace]), all of it is drafted, and some of its words are
/// settled ([Settling]). A segment that is settled as a whole is final, and the next draft begins behind it. What is
/// left when the utterance has ended is read
/// with all care, from where it is settled on. An utterance without any such segment is cut before it is longer than
/// what the model hears at once, at the quietest moment of its last second.
final class LiveCourse implements Course {
    /// From speech to the first draft, in frames of 10 ms.
    private static final int FIRST = 60;

    /// At this length it is cut, in the part of its end of which nothing can be settled yet.
    private static final int TOO_LONG = 2800;

    private static final int CUT = 100;

    private final Opener opener;
    private final Drafts drafts;
    private final Supplier<Settling> policy;
    private final DraftPace pace;
    private final PromptHistory history;
    private final WindowReader reader;
    private final SegmentVoice voice;
    private final WhisperTokens tokens;
    private final int lateness;
    private final double[] levels = new double[CUT];
    private final Deque<Ended> ended = new ArrayDeque<>();
    private Optional<Utterance> open = Optional.empty();
    private long heard; // frames
    private boolean begun;

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
        Optional<Draft> of(Window window) throws InterruptedException;
    }

    /// @param policy of one utterance
    /// @param history what all texts are told of those before them
    /// @param lateness how many frames after its beginning an utterance is known of, at most
    LiveCourse(
            Opener opener,
            Drafts drafts,
            Supplier<Settling> policy,
            DraftPace pace,
            PromptHistory history,
            WindowReader reader,
            SegmentVoice voice,
            WhisperTokens tokens,
            int lateness) {
        this.opener = opener;
        this.drafts = drafts;
        this.policy = policy;
        this.pace = pace;
        this.history = history;
        this.reader = reader;
        this.voice = voice;
        this.tokens = tokens;
        this.lateness = lateness;
    }

    /// One that is being spoken.
    private final class Utterance {
        private final RunningText text = new RunningText(tokens, policy.get());
        private long start; // of what is not final yet
        private long nextDraft;

        Utterance(long start, long speech) {
            this.start = start;
            this.nextDraft = speech + FIRST;
        }

        Ended ended(Stretch stretch, int[] written) {
            return new Ended(
                    stretch, written, text.segment(stretch.start() / 100.0, stretch.soundEnd() / 100.0, written));
        }
    }

    /// What can be read for good as soon as all of it has been heard.
    ///
    /// @param settled what its text begins with
    private record Ended(Stretch stretch, int[] written, Optional<TimedSegment> settled) {}

    @Override
    public void behind(Duration waiting) {
        pace.behind(waiting);
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
            ended.add(utterance.ended(stretch, utterance.text.begun()));
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
        if (pace.allows(utterance.nextDraft, now)) {
            draft(utterance, now, out);
        }
        pace.takeNotice().ifPresent(out::on);
        if (now - utterance.start >= TOO_LONG) {
            long cut = quietest(now - CUT, now);
            end(utterance, cut, cut);
            open = Optional.of(new Utterance(cut, now));
        }
    }

    private void draft(Utterance utterance, long now, TranscriptListener out) throws InterruptedException {
        utterance.nextDraft = pace.next(now);
        var text = utterance.text;
        int frames = (int) (now - utterance.start);
        drafts.of(new Window(utterance.start, frames, history.prompt(), new int[0], text.begun()))
                .ifPresentOrElse(text::accept, text::reject);
        var closed = text.takeClosed();
        if (closed.isPresent()) {
            giveAway(utterance, closed.get(), out);
        }
        voice.soFar(utterance.start, now, text.settled(), text.tentative(), reader.language(), out);
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
        if (segments.stream().allMatch(segment -> segment.text().isBlank())) {
            history.forget();
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
