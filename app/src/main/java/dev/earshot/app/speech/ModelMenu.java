package dev.earshot.app.speech;

import atlantafx.base.theme.Styles;
import dev.earshot.engine.store.InstalledModel;
import java.util.ArrayList;
import javafx.collections.ListChangeListener;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/// Who hears what is opened or recorded next: the models there are, any other by its folder, and
/// services elsewhere.
public final class ModelMenu extends MenuButton {
    private final RecognizerChoice choice;
    private final Runnable chooseFolder;

    public ModelMenu(RecognizerChoice choice, Runnable chooseFolder) {
        this.choice = choice;
        this.chooseFolder = chooseFolder;
        getStyleClass().add("model-menu");
        setTooltip(new Tooltip("Who hears what is opened or recorded next"));
        setMinWidth(120);
        setMaxWidth(280);
        choice.models().addListener((ListChangeListener<InstalledModel>) _ -> fill());
        choice.services().addListener((ListChangeListener<Hearer.Service>) _ -> fill());
        choice.hearer().subscribe(_ -> fill());
    }

    private void fill() {
        var chosen = choice.hearer().get();
        setText(chosen.map(Hearer::name).orElse(""));
        setAccessibleText("Recogniser: " + getText());
        var group = new ToggleGroup();
        var items = new ArrayList<MenuItem>();
        for (var model : choice.models()) {
            var who = new Hearer.Model(model);
            items.add(item(who, chosen.filter(who::equals).isPresent(), group, () -> choice.choose(model)));
        }
        if (!choice.services().isEmpty()) {
            items.add(new SeparatorMenuItem());
            items.add(about("Services: sound is sent to them"));
        }
        for (var service : choice.services()) {
            items.add(item(service, chosen.filter(service::equals).isPresent(), group, () -> choice.choose(service)));
        }
        if (!choice.about().isEmpty()) {
            items.add(new SeparatorMenuItem());
            items.add(about(choice.about()));
        }
        var other = new MenuItem("Choose a model folder\u2026");
        other.setOnAction(_ -> chooseFolder.run());
        items.add(new SeparatorMenuItem());
        items.add(other);
        getItems().setAll(items);
    }

    /// What the chosen one is good for: there to be read, not to be chosen.
    private static MenuItem about(String sentences) {
        var text = new Label(sentences);
        text.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        text.setWrapText(true);
        text.setPrefWidth(280);
        text.setMinHeight(Region.USE_PREF_SIZE);
        var item = new CustomMenuItem(text, false);
        item.setDisable(true);
        item.getStyleClass().add("about-model");
        return item;
    }

    private static RadioMenuItem item(Hearer who, boolean chosen, ToggleGroup group, Runnable choose) {
        var item = new RadioMenuItem(who.name());
        // An underscore in a name is no key to press.
        item.setMnemonicParsing(false);
        item.setToggleGroup(group);
        item.setSelected(chosen);
        item.setOnAction(_ -> choose.run());
        return item;
    }
}
