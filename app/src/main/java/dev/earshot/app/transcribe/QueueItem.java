package dev.earshot.app.transcribe;

import dev.earshot.app.speech.Heard;
import dev.earshot.app.transcribe.Engine.Sound;
import dev.earshot.engine.audio.AudioSelection;
import dev.earshot.engine.audio.Channel;
import dev.earshot.engine.transcript.Transcript;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;

/// A recording in the queue with all that is known of it. FX thread only; changed by whoever works on it.
final class QueueItem {
    private final Path file;
    private final ReadOnlyObjectWrapper<AudioSelection> selection;
    private final ReadOnlyObjectWrapper<ItemState> state =
            new ReadOnlyObjectWrapper<>(this, "state", new ItemState.Waiting());
    private final ReadOnlyObjectWrapper<Optional<Sound>> sound =
            new ReadOnlyObjectWrapper<>(this, "sound", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Heard>> heard =
            new ReadOnlyObjectWrapper<>(this, "heard", Optional.empty());
    private final ReadOnlyObjectWrapper<Duration> duration =
            new ReadOnlyObjectWrapper<>(this, "duration", Duration.ZERO);
    private final TranscriptLines transcript = new TranscriptLines();

    QueueItem(Path file, AudioSelection selection) {
        this.file = file;
        this.selection = new ReadOnlyObjectWrapper<>(this, "selection", selection);
    }

    Path file() {
        return file;
    }

    String name() {
        var last = file.getFileName();
        return last == null ? file.toString() : last.toString();
    }

    ReadOnlyObjectProperty<AudioSelection> selection() {
        return selection.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<ItemState> state() {
        return state.getReadOnlyProperty();
    }

    /// The recording, once it was probed.
    ReadOnlyObjectProperty<Optional<Sound>> sound() {
        return sound.getReadOnlyProperty();
    }

    /// How it was heard, from the moment the recogniser is loaded.
    ReadOnlyObjectProperty<Optional<Heard>> heard() {
        return heard.getReadOnlyProperty();
    }

    /// Zero while it is not known; grows while recording.
    ReadOnlyObjectProperty<Duration> duration() {
        return duration.getReadOnlyProperty();
    }

    ObservableList<Line> lines() {
        return transcript.list();
    }

    TranscriptLines transcript() {
        return transcript;
    }

    /// What is settled so far, as it would be exported.
    Transcript settled() {
        return transcript.transcript(duration.get());
    }

    /// Which part is heard, where that is not simply everything: `Left channel`, `Track 2`.
    String part() {
        var chosen = selection.get();
        String channel = switch (chosen.channel()) {
            case Channel.Mix _ -> "";
            case Channel.Only(int index) -> ChannelName.of(index, channels());
        };
        String track = chosen.track() == 0 ? "" : "Track " + (chosen.track() + 1);
        return track.isEmpty() || channel.isEmpty() ? track + channel : track + ", " + channel;
    }

    /// How many channels the chosen track has; 1 while that is not known.
    int channels() {
        return sound.get()
                .flatMap(opened -> opened.info().tracks().stream()
                        .filter(track -> track.index() == selection.get().track())
                        .findFirst())
                .map(track -> track.channels())
                .orElse(1);
    }

    void select(AudioSelection part) {
        selection.set(part);
    }

    void enter(ItemState next) {
        state.set(next);
    }

    void probed(Sound opened) {
        sound.set(Optional.of(opened));
        opened.info().duration().ifPresent(duration::set);
    }

    void heard(Heard how) {
        heard.set(Optional.of(how));
    }

    void lasts(Duration known) {
        duration.set(known);
    }
}
