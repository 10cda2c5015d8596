package dev.earshot.app.live;

import dev.earshot.engine.audio.Microphone;
import dev.earshot.engine.audio.Microphone.Kind;
import java.util.ArrayList;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What is heard: the microphones there are, and what the computer plays where the system offers that. It looks again
/// each time it is opened.
final class SourceMenu extends MenuButton {
    private final Sources sources;

    SourceMenu(Sources sources) {
        this.sources = sources;
        getStyleClass().add("source-menu");
        setTooltip(new Tooltip("What is heard next"));
        setMinWidth(90);
        setMaxWidth(260);
        setOnShowing(_ -> sources.refresh());
        sources.all().addListener((ListChangeListener<Microphone>) _ -> fill());
        sources.chosen().subscribe(_ -> fill());
    }

    private void fill() {
        var chosen = sources.chosen().get();
        setText(chosen.map(Microphone::name).orElse("No microphone"));
        setAccessibleText("Heard: " + getText());
        boolean room = chosen.map(Microphone::kind).orElse(Kind.MICROPHONE) == Kind.MICROPHONE;
        setGraphic(new FontIcon(room ? Feather.MIC : Feather.VOLUME_2));
        var group = new ToggleGroup();
        var items = new ArrayList<MenuItem>();
        for (var kind : Kind.values()) {
            var devices =
                    sources.all().stream().filter(one -> one.kind() == kind).toList();
            if (!devices.isEmpty()) {
                items.add(heading(kind));
                devices.forEach(one -> items.add(item(one, chosen, group)));
            }
        }
        if (items.isEmpty()) {
            var none = new MenuItem("No microphone is connected");
            none.setDisable(true);
            items.add(none);
        }
        getItems().setAll(items);
    }

    private static MenuItem heading(Kind kind) {
        var heading = new MenuItem(
                switch (kind) {
                    case MICROPHONE -> "Microphones";
                    case MONITOR -> "What the computer plays";
                });
        heading.setDisable(true);
        return heading;
    }

    private RadioMenuItem item(Microphone one, Optional<Microphone> chosen, ToggleGroup group) {
        var item = new RadioMenuItem(one.name());
        item.setMnemonicParsing(false);
        item.setToggleGroup(group);
        item.setSelected(chosen.filter(one::equals).isPresent());
        item.setOnAction(_ -> sources.choose(one));
        return item;
    }
}
