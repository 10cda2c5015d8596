package dev.earshot.app.trace;

import dev.earshot.app.Version;
import dev.earshot.app.shell.Notices;
import dev.earshot.app.speech.Surroundings.Threads;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.AudioSelection;
import dev.earshot.engine.export.ExportFormat;
import dev.earshot.engine.export.ResultCard;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.trace.TraceModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/// Writes what is asked for of a trace, on a waiting thread, and says how it went.
record TraceFiles(LoadedTrace loaded, Threads threads, Notices notices) {
    private interface Work {
        void run() throws IOException;
    }

    void saveAs(Path target) {
        writing(target, () -> loaded.trace().copyTo(target));
    }

    void export(ExportFormat format, Path target) {
        writing(target, () -> {
            var folder =
                    Optional.ofNullable(target.toAbsolutePath().getParent()).orElse(target);
            var draft = Files.createTempFile(folder, ".earshot-", ".part");
            try {
                try (var out = Files.newBufferedWriter(draft, StandardCharsets.UTF_8)) {
                    format.write(loaded.transcript(), card(), out);
                }
                Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        });
    }

    private ResultCard card() {
        var header = loaded.trace().header();
        var model = header.model().orElse(new TraceModel("unknown", "unknown", "", ""));
        return new ResultCard(
                String.valueOf(loaded.trace().file().getFileName()),
                Optional.empty(),
                AudioSelection.ALL,
                new RecognizerInfo(model.id(), model.name(), model.version(), model.device(), List.of()),
                RecognitionOptions.DEFAULT.withLanguage(header.language()),
                header.began(),
                loaded.trace().lasted(),
                Version.application());
    }

    private void writing(Path target, Work work) {
        threads.waiting().execute(() -> {
            try {
                work.run();
                threads.fx().execute(() -> notices.info("Saved “" + target.getFileName() + "”."));
            } catch (SttException e) {
                threads.fx().execute(() -> notices.problem(e.sentence()));
            } catch (IOException e) {
                var failed = new SttException(
                        SttError.WRITE_FAILED,
                        "“" + target.getFileName() + "” was not saved: choose a folder that Earshot may write to.",
                        e);
                threads.fx().execute(() -> notices.problem(failed.sentence()));
            }
        });
    }
}
