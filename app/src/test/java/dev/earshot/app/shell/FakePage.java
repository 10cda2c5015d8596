package dev.earshot.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// A page that writes down what the shell does with it.
final class FakePage implements Page {
    final List<String> calls = new ArrayList<>();
    Optional<String> unfinished = Optional.empty();
    final StringProperty subject = new SimpleStringProperty("");
    private final String title;
    private final Ikon icon;
    private final VBox view;

    FakePage(String title) {
        this(title, Feather.MIC);
    }

    FakePage(String title, Ikon icon) {
        this.title = title;
        this.icon = icon;
        var heading = new Label(title);
        heading.getStyleClass().add("title-3");
        var field = new TextField();
        field.setPromptText("Type here");
        field.setId("field");
        field.setMaxWidth(320);
        this.view = new VBox(16, heading, field);
        view.setPadding(new Insets(24));
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public StringProperty subject() {
        return subject;
    }

    @Override
    public Ikon icon() {
        return icon;
    }

    @Override
    public Optional<String> unfinished() {
        return unfinished;
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void attach() {
        calls.add("attach");
    }

    @Override
    public void detach() {
        calls.add("detach");
    }

    @Override
    public List<Shortcut> shortcuts() {
        return List.of(
                new Shortcut(KeyCombination.valueOf("Space"), "Play or pause", () -> calls.add("play")),
                new Shortcut(KeyCombination.valueOf("Shortcut+O"), "Open recordings", () -> calls.add("open")),
                new Shortcut(KeyCombination.valueOf("Shortcut+Shift+C"), "Copy the transcript", () -> {}));
    }

    @Override
    public void close() {
        calls.add("close");
    }
}
