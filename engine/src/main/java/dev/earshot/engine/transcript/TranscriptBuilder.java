package dev.earshot.engine.transcript;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The fold of a session's events into a [Transcript]. Not safe for several threads.
public final class TranscriptBuilder implements TranscriptListener {
    private final List<Segment> finals = new ArrayList<>();
    private Optional<TranscriptEvent.Partial> pending = Optional.empty();
    private Optional<TranscriptEvent.Terminal> terminal = Optional.empty();
    private Duration audio = Duration.ZERO;

    @Override
    public void on(TranscriptEvent event) {
        switch (event) {
            case TranscriptEvent.SpeechStarted _, TranscriptEvent.SpeechEnded _, TranscriptEvent.Notice _ -> {}
            case TranscriptEvent.Partial partial -> pending = Optional.of(partial);
            case TranscriptEvent.Final(var segment) -> {
                finals.add(segment);
                pending = pending.filter(partial -> partial.segment().id() > segment.id());
            }
            case TranscriptEvent.Completed completed -> {
                audio = completed.audio();
                end(completed);
            }
            case TranscriptEvent.Failed failed -> end(failed);
        }
    }

    private void end(TranscriptEvent.Terminal event) {
        pending = Optional.empty();
        terminal = Optional.of(event);
    }

    /// What is settled so far; how much audio that was is known after [TranscriptEvent.Completed] only.
    public Transcript transcript() {
        return new Transcript(finals, audio);
    }

    /// The segment that is still being spoken, if any.
    public Optional<TranscriptEvent.Partial> pending() {
        return pending;
    }

    /// The terminal event, once there was one.
    public Optional<TranscriptEvent.Terminal> terminal() {
        return terminal;
    }
}
