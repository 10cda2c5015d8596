package dev.earshot.app.transcribe;

import dev.earshot.app.speech.Reading;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.Transcript;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.TranscriptListener;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The fold of a session's events into the lines on the screen. An event changes one line, and that is nearly always
/// the last. FX thread only.
final class TranscriptLines implements TranscriptListener {
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private final Map<String, Integer> languages = new HashMap<>();
    private final ReadOnlyObjectWrapper<Optional<String>> language =
            new ReadOnlyObjectWrapper<>(this, "language", Optional.empty());
    private final ReadOnlyBooleanWrapper doubtful = new ReadOnlyBooleanWrapper(this, "doubtful");
    private Reading reading = Reading.PLAIN;
    private final ObservableList<Line> view = FXCollections.unmodifiableObservableList(lines);

    /// The language that most settled lines are in; empty until one says.
    ReadOnlyObjectProperty<Optional<String>> language() {
        return language.getReadOnlyProperty();
    }

    /// Whether a settled word is in doubt.
    ReadOnlyBooleanProperty doubtful() {
        return doubtful.getReadOnlyProperty();
    }

    ObservableList<Line> list() {
        return view;
    }

    @Override
    public void on(TranscriptEvent event) {
        switch (event) {
            case TranscriptEvent.Partial partial -> put(Line.tentative(partial).read(reading));
            case TranscriptEvent.Final(Segment segment) -> {
                var line = Line.settled(segment).read(reading);
                settle(line);
                put(line);
            }
            case TranscriptEvent.Completed _, TranscriptEvent.Failed _ -> dropTentative();
            case TranscriptEvent.SpeechStarted _, TranscriptEvent.SpeechEnded _, TranscriptEvent.Notice _ -> {}
        }
    }

    /// Before the line is seen, which may look at what is known of all.
    private void settle(Line line) {
        line.segment().language().ifPresent(tag -> {
            languages.merge(tag, 1, Integer::sum);
            language.set(languages.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey));
        });
        if (LineStyles.doubts(line)) {
            doubtful.set(true);
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

    /// Shows all lines in another way, and those to come.
    void read(Reading how) {
        if (!how.equals(reading)) {
            reading = how;
            lines.setAll(lines.stream().map(line -> line.read(how)).toList());
            doubtful.set(lines.stream().anyMatch(line -> line.settled() && LineStyles.doubts(line)));
        }
    }

    /// Nobody will settle what is not settled now.
    void dropTentative() {
        lines.removeIf(line -> !line.settled());
    }

    void clear() {
        lines.clear();
        languages.clear();
        language.set(Optional.empty());
        doubtful.set(false);
    }

    /// What is settled so far.
    Transcript transcript(Duration audio) {
        List<Segment> settled =
                lines.stream().filter(Line::settled).map(Line::segment).toList();
        return new Transcript(settled, audio);
    }

    /// The settled text as it is shown, with a line for each segment.
    String text() {
        return lines.stream().filter(Line::settled).map(Line::text).collect(Collectors.joining("\n"));
    }
}
