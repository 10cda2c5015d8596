package dev.earshot.app.transcribe;

import dev.earshot.app.shell.Page;
import dev.earshot.app.shell.ShellContext;
import dev.earshot.app.shell.Shortcut;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// The Transcribe page.
public final class TranscribePage implements Page {
    public TranscribePage(ShellContext context) {
        throw new UnsupportedOperationException();
    }

    /// Adds recordings to the queue and shows the first of them; a folder stands for the recordings in it.
    public void add(List<Path> files) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String title() {
        return "Transcribe";
    }

    @Override
    public Ikon icon() {
        return Feather.MIC;
    }

    @Override
    public Node view() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void attach() {}

    @Override
    public void detach() {}

    @Override
    public List<Shortcut> shortcuts() {
        return List.of();
    }

    @Override
    public void close() {}
}
