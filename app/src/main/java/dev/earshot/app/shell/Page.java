package dev.earshot.app.shell;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import org.kordamp.ikonli.Ikon;

/// A page of the window. Everything here runs on the FX thread.
///
/// The shell calls [#attach] before a page is shown and [#detach] after it was hidden: listeners on longer-lived
/// things are added and removed there, in pairs. Work that goes on while the page is hidden belongs to its view model.
public interface Page extends AutoCloseable {
    String title();

    Ikon icon();

    /// What the page is busy with, for the window's title: the name of a file, say. Empty for nothing in particular.
    default ObservableValue<String> subject() {
        return new SimpleStringProperty("");
    }

    /// The page's content, always the same node.
    Node view();

    void attach();

    void detach();

    /// What the keyboard can do on this page; active while the page is shown, and listed on the shortcut sheet.
    List<Shortcut> shortcuts();

    /// What somebody would lose if the window closed now, in a sentence that is asked about; empty for nothing.
    default Optional<String> unfinished() {
        return Optional.empty();
    }

    /// The window closes: stop work and free what is held. Loses no recording.
    @Override
    void close();
}
