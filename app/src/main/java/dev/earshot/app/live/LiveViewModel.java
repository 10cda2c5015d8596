package dev.earshot.app.live;

import dev.earshot.app.shell.LiveChoices;
import dev.earshot.app.shell.LiveChoices.CaptionPlace;
import dev.earshot.app.speech.Heard;
import dev.earshot.app.speech.Reading;
import dev.earshot.app.speech.RecognizerChoice;
import dev.earshot.app.speech.SpeechEngine;
import dev.earshot.app.speech.Surroundings;
import dev.earshot.app.speech.TranscriptExport;
import dev.earshot.engine.audio.AudioSelection;
import dev.earshot.engine.export.ExportFormat;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.vad.Endpointing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;

/// What the Live page shows and does, without a single node. FX thread only; nothing here waits except [#close].
final class LiveViewModel implements AutoCloseable {
    /// How much larger or smaller the text becomes at a time.
    private static final double STEP = 1.125;

    /// Who lets go of the key has ended the utterance: no use in waiting for more.
    private static final Endpointing HELD = Endpointing.LIVE.withPatience(Duration.ofMillis(350));

    /// Where the page's results go.
    ///
    /// @param clipboard takes text
    /// @param transcribe opens recordings where they can be heard again
    record Outlets(Consumer<String> clipboard, Consumer<List<Path>> transcribe) {}

    private final Surroundings<SpeechEngine> with;
    private final Outlets outlets;
    private final RecognizerChoice choice;
    private final Sources sources;
    private final Conversation conversation;
    private final TalkKey talkKey;
    private final TranscriptExport exporter;
    private final ReadOnlyObjectWrapper<LiveChoices> look = new ReadOnlyObjectWrapper<>(this, "look");
    private String copied = "";

    LiveViewModel(Surroundings<SpeechEngine> with, Outlets outlets, Later later) {
        this.with = with;
        this.outlets = outlets;
        choice = new RecognizerChoice(with);
        sources = new Sources(with);
        conversation = new Conversation(with, choice, this::asked);
        talkKey = new TalkKey(conversation, sources::id, later);
        exporter = new TranscriptExport(with);
        with.settings().settings().subscribe(now -> {
            look.set(now.live());
            read();
        });
        conversation.hearing().heard().subscribe(_ -> read());
        conversation.hearing().script().paragraphs().addListener((ListChangeListener<Paragraph>) this::grown);
        conversation.phase().subscribe(this::looked);
        refresh();
    }

    Conversation conversation() {
        return conversation;
    }

    RecognizerChoice choice() {
        return choice;
    }

    Sources sources() {
        return sources;
    }

    TalkKey talkKey() {
        return talkKey;
    }

    /// How the page listens and looks.
    ReadOnlyObjectProperty<LiveChoices> look() {
        return look.getReadOnlyProperty();
    }

    /// Looks again at what models and devices there are, without making anybody wait.
    void refresh() {
        choice.refresh();
        sources.refresh();
    }

    /// Starts to listen, goes on after a stop, or stops.
    void toggle() {
        if (conversation.phase().get().microphoneOn()) {
            conversation.stop();
        } else if (look.get().pushToTalk()) {
            conversation.beginPaused(sources.id());
        } else {
            conversation.begin(sources.id());
        }
    }

    void pauseOrResume() {
        if (conversation.phase().get() == Phase.PAUSED) {
            conversation.resume();
        } else {
            conversation.pause();
        }
    }

    /// Forgets what was said, once the microphone is off. The recordings stay.
    void startAnew() {
        conversation.clear();
        copied = "";
    }

    /// All that is settled.
    void copyAll() {
        var text = conversation.hearing().script().text();
        if (text.isEmpty()) {
            with.notices().info("There is no text to copy yet.");
        } else {
            outlets.clipboard().accept(text);
            with.notices().info("The text was copied.");
        }
    }

    /// Hands the recordings to the Transcribe page, where another model can hear them.
    void openRecordings() {
        if (conversation.phase().get().mayBegin() && !conversation.files().isEmpty()) {
            outlets.transcribe().accept(conversation.files());
        }
    }

    /// Whether there is anything to export.
    boolean exportable() {
        return conversation.hearing().heard().get().isPresent()
                && !conversation.files().isEmpty()
                && !conversation.hearing().script().paragraphs().isEmpty();
    }

    /// The name to offer for a file, and the folder.
    Path exportTo(ExportFormat format) {
        var recording = conversation.files().getFirst();
        return recording.resolveSibling(TranscriptExport.fileName(String.valueOf(recording.getFileName()), "", format));
    }

    /// Writes what is settled; the times run on over all recordings of the page.
    void export(ExportFormat format, Path target) {
        conversation
                .hearing()
                .heard()
                .get()
                .ifPresent(heard -> exporter.export(
                        conversation.hearing().script().transcript(conversation.captured()),
                        heard,
                        conversation.files().getFirst(),
                        AudioSelection.ALL,
                        format,
                        target));
    }

    void pushToTalk(boolean wanted) {
        change(old -> old.withPushToTalk(wanted));
        if (wanted) {
            conversation.pause();
        } else {
            talkKey.release();
        }
    }

    /// Whether the clipboard always has the whole text so far.
    void copyAsItGoes(boolean wanted) {
        change(old -> old.withCopies(wanted));
        if (wanted) {
            copyNow();
        }
    }

    void larger() {
        change(old -> old.withType(Math.rint(old.type() * STEP)));
    }

    void smaller() {
        change(old -> old.withType(Math.rint(old.type() / STEP)));
    }

    void usualSize() {
        change(old -> old.withType(LiveChoices.DEFAULT.type()));
    }

    void captionsAt(String arrangement, CaptionPlace place) {
        change(old -> old.withCaptions(arrangement, place));
    }

    private void change(UnaryOperator<LiveChoices> change) {
        with.settings().change(old -> old.withLive(change.apply(old.live())));
    }

    private RecognitionOptions asked() {
        var usual = choice.liveOptions();
        return look.get().pushToTalk() ? usual.withEndpointing(HELD) : usual;
    }

    /// Devices come and go; when one begins or goes away is the moment to look.
    private void looked(Phase now) {
        if (now == Phase.LOST || now == Phase.LISTENING) {
            sources.refresh();
        }
    }

    private void read() {
        var capitals = with.settings().settings().get().capitals();
        conversation
                .hearing()
                .heard()
                .get()
                .map(heard -> reading(heard, capitals))
                .ifPresent(conversation.hearing().script()::read);
    }

    private static Reading reading(Heard heard, dev.earshot.app.shell.Capitals capitals) {
        return Reading.of(heard, capitals);
    }

    private void grown(ListChangeListener.Change<? extends Paragraph> change) {
        boolean settled = false;
        while (change.next()) {
            settled |= change.getAddedSubList().stream().anyMatch(Paragraph::settled);
        }
        if (settled && look.get().copies()) {
            copyNow();
        }
    }

    private void copyNow() {
        var text = conversation.hearing().script().text();
        if (!text.isEmpty() && !text.equals(copied)) {
            copied = text;
            outlets.clipboard().accept(text);
        }
    }

    /// Stops all work. Waits until a recording that goes on is complete on disk.
    @Override
    public void close() {
        conversation.close();
    }
}
