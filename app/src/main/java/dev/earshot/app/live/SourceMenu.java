package dev.earshot.app.live;

import dev.earshot.engine.audio.Microphone;
import java.util.ArrayList;
import javafx.collections.ListChangeListener;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What is heard: the devices there are. It looks again each time it is opened.
final class SourceMenu extends MenuButton {
    private final Sources sources;

    SourceMenu(Sources sources) {
        this.sources = sources;
        getStyleClass().add("source-menu");
        setGraphic(new FontIcon(Feather.MIC));
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
        var group = new ToggleGroup();
        var items = new ArrayList<MenuItem>();
        for (var one : sources.all()) {
            var item = new RadioMenuItem(one.name());
            item.setMnemonicParsing(false);
            item.setToggleGroup(group);
            item.setSelected(chosen.filter(one::equals).isPresent());
            item.setOnAction(_ -> sources.choose(one));
            items.add(item);
        }
        if (items.isEmpty()) {
            var none = new MenuItem("No microphone is connected");
            none.setDisable(true);
            items.add(none);
        }
        getItems().setAll(items);
    }
}
