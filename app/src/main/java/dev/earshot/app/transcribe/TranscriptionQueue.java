package dev.earshot.app.transcribe;

import dev.earshot.app.speech.RecognizerChoice;
import dev.earshot.app.speech.Surroundings;
import dev.earshot.app.transcribe.Engine.Sound;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.AudioSelection;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The recordings that wait, are being heard, or were heard. One is heard at a time, in order; while
/// the microphone is
/// on none is, so that the live text gets the whole machine. FX thread only.
final class TranscriptionQueue {
    private final Surroundings<Engine> with;
    private final RecognizerChoice choice;
    private final ObservableList<QueueItem> items = FXCollections.observableArrayList();
    private final ObservableList<QueueItem> view = FXCollections.unmodifiableObservableList(items);
    private Optional<Transcription> running = Optional.empty();
    private boolean held;
    private boolean closed;

    TranscriptionQueue(Surroundings<Engine> with, RecognizerChoice choice) {
        this.with = with;
        this.choice = choice;
        choice.hearer().subscribe(_ -> startNext());
    }

    ObservableList<QueueItem> items() {
        return view;
    }

    /// Adds files and the recordings in folders; what is waiting already is not added again.
    ///
    /// @param added hears, a moment later, of the items that stand for what was asked for
    void add(List<Path> filesAndFolders, Consumer<List<QueueItem>> added) {
        with.threads().waiting().execute(() -> {
            var files = Recordings.in(filesAndFolders);
            with.threads().fx().execute(() -> {
                if (files.isEmpty()) {
                    with.notices().info("There are no recordings in " + names(filesAndFolders) + ".");
                } else {
                    added.accept(files.stream().map(this::add).toList());
                }
            });
        });
    }

    private static String names(List<Path> folders) {
        return folders.stream().map(folder -> "“" + folder.getFileName() + "”").collect(Collectors.joining(", "));
    }

    private QueueItem add(Path file) {
        var waiting = items.stream()
                .filter(item -> item.file().equals(file) && item.state().get() instanceof ItemState.Waiting)
                .findFirst();
        return waiting.orElseGet(() -> insert(items.size(), new QueueItem(file, AudioSelection.ALL)));
    }

    /// Puts an item in its place and has it probed.
    private QueueItem insert(int at, QueueItem item) {
        items.add(at, item);
        probe(item);
        return item;
    }

    /// One that is being recorded: there is nothing to probe yet.
    void addRecording(QueueItem item) {
        items.add(item);
    }

    /// The same recording, or another part of it, once more: a new item below, so that nothing is
    /// lost.
    QueueItem again(QueueItem item, AudioSelection part) {
        return insert(items.indexOf(item) + 1, new QueueItem(item.file(), part));
    }

    /// Tries one that failed or was cancelled again.
    void retry(QueueItem item) {
        switch (item.state().get()) {
            case ItemState.Failed _, ItemState.Cancelled _ -> {
                item.enter(new ItemState.Waiting());
                probe(item);
            }
            case ItemState.Waiting _, ItemState.Recording _, ItemState.Running _, ItemState.Done _ -> {}
        }
    }

    /// Stops or un-queues one; what was heard of it stays.
    void cancel(QueueItem item) {
        var active = running.filter(run -> run.item() == item);
        if (active.isPresent()) {
            active.get().cancel();
        } else if (item.state().get() instanceof ItemState.Waiting) {
            item.enter(new ItemState.Cancelled());
            startNext();
        }
    }

    /// Takes one off the list, stopping it first.
    void remove(QueueItem item) {
        cancel(item);
        items.remove(item);
    }

    /// Puts one that was removed back.
    void restore(int at, QueueItem item) {
        items.add(Math.min(at, items.size()), item);
    }

    /// While held nothing new begins.
    void hold(boolean hold) {
        held = hold;
        startNext();
    }

    private void probe(QueueItem item) {
        with.threads().waiting().execute(() -> {
            try {
                var sound = with.engine().open(item.file());
                with.threads().fx().execute(() -> probed(item, sound));
            } catch (SttException unreadable) {
                with.threads().fx().execute(() -> refuse(item, unreadable));
            }
        });
    }

    private void probed(QueueItem item, Sound sound) {
        item.probed(sound);
        startNext();
    }

    private void refuse(QueueItem item, SttException cause) {
        if (item.state().get() instanceof ItemState.Waiting) {
            item.enter(new ItemState.Failed(cause.sentence()));
            startNext();
        }
    }

    /// One that is still being probed is waited for: it came before the others.
    private void startNext() {
        if (held || closed || running.isPresent()) {
            return;
        }
        choice.hearer()
                .get()
                .ifPresent(who -> items.stream()
                        .filter(item -> item.state().get() instanceof ItemState.Waiting)
                        .findFirst()
                        .filter(item -> item.sound().get().isPresent())
                        .ifPresent(item -> {
                            var run = new Transcription(item, who, choice.options(), with, this::ended);
                            running = Optional.of(run);
                            run.start();
                        }));
    }

    private void ended() {
        running = Optional.empty();
        startNext();
    }

    /// Stops what is running; nothing begins any more.
    void close() {
        closed = true;
        running.ifPresent(Transcription::cancel);
    }
}
