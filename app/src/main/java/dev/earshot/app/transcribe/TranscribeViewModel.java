package dev.earshot.app.transcribe;

import dev.earshot.app.shell.Capitals;
import dev.earshot.app.shell.Settings;
import dev.earshot.app.speech.Reading;
import dev.earshot.app.speech.RecognizerChoice;
import dev.earshot.app.speech.Surroundings;
import dev.earshot.app.speech.TranscriptExport;
import dev.earshot.app.speech.Waveform;
import dev.earshot.app.transcribe.LiveRecording.Phase;
import dev.earshot.engine.audio.AudioSelection;
import dev.earshot.engine.audio.AudioTrack;
import dev.earshot.engine.audio.Channel;
import dev.earshot.engine.export.ExportFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/// What the Transcribe page shows and does, without a single node. FX thread only; nothing here waits
/// except [#close].
///
/// It is longer than most: whatever the page can do to the list is here, since each of it also moves
/// what is selected.
final class TranscribeViewModel implements AutoCloseable {
    /// How far the arrow keys go.
    static final Duration SKIP = Duration.ofSeconds(5);

    private final Surroundings<Engine> with;
    private final RecognizerChoice choice;
    private final TranscriptionQueue queue;
    private final Playback playback;
    private final Waveforms waveforms;
    private final Search search = new Search();
    private final TranscriptExport exporter;
    private final ReadOnlyObjectWrapper<Optional<QueueItem>> selected =
            new ReadOnlyObjectWrapper<>(this, "selected", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<LiveRecording>> recording =
            new ReadOnlyObjectWrapper<>(this, "recording", Optional.empty());
    private Subscription watching = Subscription.EMPTY;
    private boolean othersListen;

    TranscribeViewModel(Surroundings<Engine> with) {
        this.with = with;
        choice = new RecognizerChoice(with);
        queue = new TranscriptionQueue(with, choice);
        playback = new Playback(with.threads().fx(), with.notices()::problem);
        waveforms = new Waveforms(with.threads());
        exporter = new TranscriptExport(with);
        choice.refresh();
    }

    ObservableList<QueueItem> items() {
        return queue.items();
    }

    ReadOnlyObjectProperty<Optional<QueueItem>> selected() {
        return selected.getReadOnlyProperty();
    }

    /// The recording that goes on or is being finished.
    ReadOnlyObjectProperty<Optional<LiveRecording>> recording() {
        return recording.getReadOnlyProperty();
    }

    RecognizerChoice choice() {
        return choice;
    }

    Playback playback() {
        return playback;
    }

    ReadOnlyObjectProperty<Optional<Waveform>> waveform() {
        return waveforms.shown();
    }

    Search search() {
        return search;
    }

    /// Adds recordings and the recordings in folders, and shows the first of them.
    void add(List<Path> filesAndFolders) {
        queue.add(filesAndFolders, added -> {
            if (!recordingNow()) {
                select(added.getFirst());
            }
        });
    }

    void select(QueueItem item) {
        if (selected.get().filter(item::equals).isEmpty()) {
            show(Optional.of(item));
        }
    }

    /// Starts to record, or stops.
    void toggleRecording() {
        var going = recording.get();
        if (going.isPresent()) {
            going.get().stop();
            return;
        }
        var who = choice.hearer().get();
        if (who.isEmpty()) {
            with.notices().problem("No recogniser is installed yet.");
            return;
        }
        playback.pause();
        var begun = new LiveRecording(
                with,
                who.get(),
                choice.liveOptions(),
                new LiveRecording.Listener(this::recordingItem, this::recordingEnded));
        recording.set(Optional.of(begun));
        makeRoom();
        begun.start();
    }

    void pauseOrResumeRecording() {
        recording.get().ifPresent(LiveRecording::pauseOrResume);
    }

    /// Whether another page listens to somebody, who comes first: what waits to be transcribed goes
    /// on waiting.
    void othersListen(boolean listening) {
        othersListen = listening;
        makeRoom();
    }

    private void makeRoom() {
        queue.hold(othersListen || recording.get().isPresent());
    }

    private boolean recordingNow() {
        return recording.get().filter(LiveRecording::microphoneOn).isPresent();
    }

    private void recordingItem(QueueItem item) {
        queue.addRecording(item);
        select(item);
    }

    private void recordingEnded() {
        recording.set(Optional.empty());
        makeRoom();
    }

    /// Stops work on an item; what was heard of it stays.
    void cancel(QueueItem item) {
        var live = liveOf(item);
        if (live.isEmpty()) {
            queue.cancel(item);
        } else if (live.get().phase().get() == Phase.FINISHING) {
            live.get().abandonText();
        } else {
            live.get().stop();
        }
    }

    private Optional<LiveRecording> liveOf(QueueItem item) {
        return recording.get().filter(live -> live.item().filter(item::equals).isPresent());
    }

    void retry(QueueItem item) {
        queue.retry(item);
    }

    /// Hears a finished item once more, with the recogniser chosen now, as a new item.
    void again(QueueItem item) {
        select(queue.again(item, item.selection().get()));
    }

    /// Takes an item off the list; the notice puts it back. One that is being recorded stays.
    void remove(QueueItem item) {
        if (liveOf(item).isPresent()) {
            with.notices().info("Stop the recording before you remove it from the list.");
            return;
        }
        int at = queue.items().indexOf(item);
        if (at < 0) {
            return;
        }
        queue.remove(item);
        if (selected.get().filter(item::equals).isPresent()) {
            int last = queue.items().size() - 1;
            show(last < 0 ? Optional.empty() : Optional.of(queue.items().get(Math.min(at, last))));
        }
        with.notices().info("Removed “" + item.name() + "” from the list.", "Undo", () -> {
            queue.restore(at, item);
            select(item);
        });
    }

    /// Hears another part of a recording: in place as long as it waits, otherwise as a new item.
    void choosePart(QueueItem item, AudioSelection part) {
        if (part.equals(item.selection().get())) {
            return;
        }
        if (item.state().get() instanceof ItemState.Waiting) {
            item.select(part);
            if (selected.get().filter(item::equals).isPresent()) {
                show(selected.get());
            }
        } else {
            select(queue.again(item, part));
        }
    }

    /// Hears each channel as a recording of its own.
    void eachChannel(QueueItem item) {
        var part = item.selection().get();
        boolean inPlace = item.state().get() instanceof ItemState.Waiting;
        for (int channel = item.channels() - 1; channel >= (inPlace ? 1 : 0); channel--) {
            queue.again(item, part.withChannel(new Channel.Only(channel)));
        }
        if (inPlace) {
            choosePart(item, part.withChannel(new Channel.Only(0)));
        }
    }

    /// The audio tracks there are to choose from.
    List<AudioTrack> tracks(QueueItem item) {
        return item.sound().get().map(sound -> sound.info().tracks()).orElse(List.of());
    }

    /// Says that the text is on the clipboard.
    void copied() {
        with.notices().info("The text was copied.");
    }

    void export(QueueItem item, ExportFormat format, Path target) {
        item.heard()
                .get()
                .ifPresent(heard -> exporter.export(
                        item.settled(), heard, item.file(), item.selection().get(), format, target));
    }

    /// Plays from a place in the transcript.
    void playFromText(int line, int column) {
        selected.get()
                .flatMap(item -> TranscriptText.timeAt(item.lines(), line, column))
                .ifPresent(playback::playFrom);
    }

    /// How text in capitals is shown.
    ObservableValue<Capitals> capitals() {
        return with.settings().settings().map(Settings::capitals);
    }

    void showCapitals(Capitals how) {
        with.settings().change(old -> old.withCapitals(how));
    }

    private void read(QueueItem item) {
        var capitals = with.settings().settings().get().capitals();
        item.heard().get().ifPresent(heard -> item.transcript().read(Reading.of(heard, capitals)));
    }

    private void show(Optional<QueueItem> item) {
        watching.unsubscribe();
        watching = Subscription.EMPTY;
        selected.set(item);
        search.in(item.map(QueueItem::lines).orElseGet(FXCollections::observableArrayList));
        waveforms.showNothing();
        playback.load(Optional.empty(), 0);
        item.ifPresent(this::watch);
    }

    private void watch(QueueItem item) {
        var live = liveOf(item);
        watching = Subscription.combine(
                item.sound()
                        .subscribe(sound -> sound.ifPresent(opened -> {
                            playback.load(sound, item.selection().get().track());
                            playback.lasts(item.duration().get());
                            waveforms.show(opened, item.selection().get());
                        })),
                item.duration().subscribe(playback::lasts),
                item.heard().subscribe(heard -> heard.ifPresent(known -> choice.learn(known.recognizer()))),
                item.heard().subscribe(_ -> read(item)),
                with.settings().settings().subscribe(_ -> read(item)),
                live.map(going -> going.waveform().subscribe(shape -> showLive(item, shape)))
                        .orElse(Subscription.EMPTY));
    }

    private void showLive(QueueItem item, Optional<Waveform> shape) {
        if (item.sound().get().isEmpty()) {
            shape.ifPresent(waveforms::show);
        }
    }

    /// Stops all work. Waits until a recording that goes on is complete on disk.
    @Override
    public void close() {
        watching.unsubscribe();
        playback.close();
        waveforms.close();
        queue.close();
        recording.get().ifPresent(LiveRecording::close);
    }
}
