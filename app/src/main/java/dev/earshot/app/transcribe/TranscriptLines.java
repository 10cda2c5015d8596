package dev.earshot.app.transcribe;

import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.Transcript;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.TranscriptListener;
import java.time.Duration;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The fold of a session's events into the lines on the screen. An event changes one line, and that is nearly always
/// the last. FX thread only.
final class TranscriptLines implements TranscriptListener {
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private final ObservableList<Line> view = FXCollections.unmodifiableObservableList(lines);

    ObservableList<Line> list() {
        return view;
    }

    @Override
    public void on(TranscriptEvent event) {
        switch (event) {
            case TranscriptEvent.Partial partial -> put(Line.tentative(partial));
            case TranscriptEvent.Final(Segment segment) -> put(Line.settled(segment));
            case TranscriptEvent.Completed _, TranscriptEvent.Failed _ -> dropTentative();
            case TranscriptEvent.SpeechStarted _, TranscriptEvent.SpeechEnded _, TranscriptEvent.Notice _ -> {}
        }
    }

    private void put(Line line) {
        int id = line.segment().id();
        int at = lines.size();
        while (at > 0 && lines.get(at - 1).segment().id() >= id) {
            at--;
        }
        if (at == lines.size() || lines.get(at).segment().id() != id) {
            if (!line.text().isEmpty()) {
                lines.add(at, line);
            }
        } else if (!lines.get(at).settled()) {
            lines.set(at, line);
        }
    }

    /// Nobody will settle what is not settled now.
    void dropTentative() {
        lines.removeIf(line -> !line.settled());
    }

    void clear() {
        lines.clear();
    }

    /// What is settled so far.
    Transcript transcript(Duration audio) {
        List<Segment> settled =
                lines.stream().filter(Line::settled).map(Line::segment).toList();
        return new Transcript(settled, audio);
    }

    /// The settled text with a line for each segment.
    String text() {
        return transcript(Duration.ZERO).text();
    }
}
