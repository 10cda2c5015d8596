package dev.earshot.app.transcribe;

import dev.earshot.app.speech.TranscriptExport;
import dev.earshot.app.speech.WaveformView;
import dev.earshot.engine.export.ExportFormat;
import javafx.collections.ListChangeListener;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// One recording: header, waveform, transport, transcript.
final class ItemView extends VBox {
    private final TranscribeViewModel model;
    private final Dialogs dialogs;
    private final ItemHeader header;
    private final RecordingBar recordingBar;
    private final WaveformView waveform;
    private final TransportBar transport;
    private final SearchBar search;
    private final TranscriptView transcript;
    private final DoubtLegend legend = new DoubtLegend();
    private final Problem problem;
    private Subscription watching = Subscription.EMPTY;

    ItemView(TranscribeViewModel model, Dialogs dialogs, Runnable heard) {
        this.model = model;
        this.dialogs = dialogs;
        getStyleClass().add("item-view");
        waveform = new WaveformView(model.playback()::seek);
        transport = new TransportBar(model.playback(), waveform, legend);
        transport.managedProperty().bind(transport.visibleProperty());
        recordingBar = new RecordingBar(model);
        transcript = new TranscriptView(model);
        search = new SearchBar(model.search(), transcript.area()::requestFocus);
        header = new ItemHeader(
                model, new ItemHeader.Actions(search::open, this::copyAll, heard, this::export, this::again));
        VBox.setVgrow(transcript, Priority.ALWAYS);
        problem = new Problem(this::again, () -> model.selected().get().ifPresent(model::remove));
        VBox.setVgrow(problem, Priority.ALWAYS);
        waveform.managedProperty().bind(waveform.visibleProperty());
        transcript.managedProperty().bind(transcript.visibleProperty());
        getChildren().addAll(header, recordingBar, waveform, transport, search, transcript, problem);
        model.waveform().subscribe(shape -> waveform.show(shape));
        model.playback().position().subscribe(_ -> showPlayhead());
        model.selected().subscribe(item -> item.ifPresent(this::show));
        model.recording().subscribe(_ -> showRecording());
    }

    SearchBar search() {
        return search;
    }

    ItemHeader header() {
        return header;
    }

    WaveformView waveform() {
        return waveform;
    }

    void focusText() {
        transcript.area().requestFocus();
    }

    void copyAll() {
        model.selected().get().filter(item -> !item.lines().isEmpty()).ifPresent(item -> {
            var content = new ClipboardContent();
            content.putString(item.transcript().text());
            Clipboard.getSystemClipboard().setContent(content);
            model.copied();
        });
    }

    private void again() {
        model.selected().get().ifPresent(item -> {
            if (item.state().get() instanceof ItemState.Done) {
                model.again(item);
            } else {
                model.retry(item);
            }
        });
    }

    private void export(ExportFormat format) {
        model.selected()
                .get()
                .ifPresent(item -> dialogs.saveAs(
                                format,
                                item.file().resolveSibling(""),
                                TranscriptExport.fileName(item.name(), item.part(), format))
                        .ifPresent(target -> model.export(item, format, target)));
    }

    private void show(QueueItem item) {
        watching.unsubscribe();
        header.show(item);
        transcript.show(item);
        legend.show(item);
        showSpeech(item);
        ListChangeListener<Line> spoken = _ -> showSpeech(item);
        item.lines().addListener(spoken);
        watching = Subscription.combine(
                () -> item.lines().removeListener(spoken), item.state().subscribe(state -> {
                    showRecording();
                    showProblem(item, state);
                }));
    }

    private void showSpeech(QueueItem item) {
        waveform.speech(item.lines().stream().map(line -> line.segment().span()).toList());
    }

    /// A recording that could not even be opened has nothing else to show.
    private void showProblem(QueueItem item, ItemState state) {
        boolean unopened = state instanceof ItemState.Failed
                && item.sound().get().isEmpty()
                && item.lines().isEmpty();
        problem.setVisible(unopened);
        waveform.setVisible(!unopened);
        transcript.setVisible(!unopened);
        transport.setVisible(!unopened && !recordingBar.isVisible());
        if (state instanceof ItemState.Failed(String sentence)) {
            problem.says(sentence);
        }
    }

    private void showPlayhead() {
        var playback = model.playback();
        waveform.playhead(playback.position().get(), playback.playing().get());
    }

    private void showRecording() {
        var live = model.recording()
                .get()
                .filter(LiveRecording::microphoneOn)
                .filter(going -> going.item().equals(model.selected().get()));
        transport.setVisible(live.isEmpty());
        if (live.isEmpty()) {
            recordingBar.unwatch();
        } else if (!recordingBar.isVisible()) {
            recordingBar.watch(live.get());
        }
    }
}
