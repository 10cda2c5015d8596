package dev.earshot.bridge.load;

import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.scoring.Observation;
import dev.earshot.engine.scoring.SessionLog;
import dev.earshot.engine.scoring.StreamClock;
import dev.earshot.engine.scoring.UtteranceLatency;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.TranscriptBuilder;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.TranscriptListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// One session of a stream: what is said in it and when, told to the tally as it comes, and measured
/// in the end. Fed by the stream's thread, told by the session's.
final class HeardSession implements TranscriptListener {
    private final Load load;
    private final LoadTally tally;
    private final List<Observation> observations = new ArrayList<>();
    private final TranscriptBuilder builder = new TranscriptBuilder();
    private final BitSet shown = new BitSet(); // utterances that some text was shown of
    private Optional<Long> start = Optional.empty(); // nanoseconds
    private long sent; // samples
    private int notices;
    private boolean cut;
    private boolean complete;
    private boolean failed;

    HeardSession(Load load, LoadTally tally) {
        this.load = load;
        this.tally = tally;
    }

    /// The first sample is being spoken now.
    synchronized void began() {
        start = Optional.of(load.clock().nanos());
    }

    synchronized void sent(Pcm frame) {
        sent += frame.samples().length;
    }

    /// The rest of the recording is not sent.
    synchronized void cut() {
        cut = true;
    }

    /// Whether nothing more comes.
    synchronized boolean over() {
        return builder.terminal().isPresent();
    }

    @Override
    public synchronized void on(TranscriptEvent event) {
        var wall = start.map(began -> Duration.ofNanos(load.clock().nanos() - began))
                .orElse(Duration.ZERO);
        observations.add(new Observation(Pcm.durationOf(sent), wall, event));
        builder.on(event);
        switch (event) {
            case TranscriptEvent.Partial partial
            when !partial.segment().text().isBlank() -> shown(partial.segment(), wall);
            case TranscriptEvent.Final(var segment) -> {
                shown(segment, wall);
                settled(segment, wall);
            }
            case TranscriptEvent.Notice _ -> notices++;
            case TranscriptEvent.Partial _,
                    TranscriptEvent.SpeechStarted _,
                    TranscriptEvent.SpeechEnded _,
                    TranscriptEvent.Terminal _ -> {}
        }
    }

    private void shown(Segment segment, Duration wall) {
        for (int i = 0; i < load.speech().size(); i++) {
            var utterance = load.speech().get(i);
            if (!shown.get(i) && overlap(utterance, segment.span())) {
                shown.set(i);
                tally.first(wall.minus(utterance.start()));
            }
        }
    }

    private void settled(Segment segment, Duration wall) {
        load.speech().stream()
                .filter(utterance -> overlap(utterance, segment.span()))
                .filter(utterance -> utterance.end().compareTo(wall) <= 0)
                .forEach(utterance -> tally.settled(wall.minus(utterance.end())));
    }

    private static boolean overlap(TimeSpan one, TimeSpan other) {
        return one.start().compareTo(other.end()) < 0 && other.start().compareTo(one.end()) < 0;
    }

    /// The session has come to its end, whichever.
    synchronized void ended() {
        builder.terminal().ifPresent(end -> {
            switch (end) {
                case TranscriptEvent.Completed _ -> complete = true;
                case TranscriptEvent.Failed(var cause) -> broke(cause);
            }
        });
    }

    synchronized void broke(SttException cause) {
        failed = true;
        tally.failed(cause.sentence());
    }

    synchronized boolean failed() {
        return failed;
    }

    /// Measures what there is: of a session that failed or was interrupted, what was heard until then.
    synchronized void close() {
        if (complete) {
            tally.compared(spoken(), shown);
        }
        tally.left(
                UtteranceLatency.of(
                        new SessionLog(observations),
                        spoken().stream().mapToObj(load.speech()::get).toList(),
                        StreamClock.COMPUTE_AWARE),
                complete && !cut ? Optional.of(builder.transcript().text()) : Optional.empty(),
                notices);
    }

    /// Utterances that were sent to their end.
    private BitSet spoken() {
        var until = Pcm.durationOf(sent);
        var spoken = new BitSet();
        for (int i = 0; i < load.speech().size(); i++) {
            spoken.set(i, load.speech().get(i).end().compareTo(until) <= 0);
        }
        return spoken;
    }
}
