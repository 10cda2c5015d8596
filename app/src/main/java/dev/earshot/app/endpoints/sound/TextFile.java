package dev.earshot.app.endpoints.sound;

import dev.earshot.app.shell.Notices;
import dev.earshot.app.speech.Surroundings.Threads;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// Writes a text down, whole or not at all, without making anybody wait, and says how it went.
public record TextFile(Threads threads, Notices notices) {
    public void write(Path file, String text) {
        threads.waiting().execute(() -> {
            try {
                replace(file, text);
                threads.fx().execute(() -> notices.info("Saved “" + file.getFileName() + "”."));
            } catch (IOException e) {
                threads.fx()
                        .execute(() -> notices.problem("“" + file.getFileName()
                                + "” was not saved: choose a folder that Earshot may write to."));
            }
        });
    }

    private static void replace(Path file, String text) throws IOException {
        var folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
        var draft = Files.createTempFile(folder, ".earshot-", ".part");
        try {
            Files.writeString(draft, text, StandardCharsets.UTF_8);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
