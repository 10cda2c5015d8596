package dev.earshot.app.transcribe;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.Space;
import dev.earshot.engine.store.InstalledModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Where recordings come from, and who will listen.
final class PageToolbar extends HBox {
    private final TranscribeViewModel model;
    private final ComboBox<InstalledModel> models = new ComboBox<>();
    private final ComboBox<Optional<String>> languages = new ComboBox<>();
    private boolean filling;

    PageToolbar(TranscribeViewModel model, Runnable openFiles, Runnable openFolder) {
        super(Space.S);
        this.model = model;
        getStyleClass().add("page-toolbar");
        setAlignment(Pos.CENTER_LEFT);
        var folder = new MenuItem("Open a folder…");
        folder.setOnAction(_ -> openFolder.run());
        var open = new SplitMenuButton(folder);
        open.setText("Open");
        open.setGraphic(new FontIcon(Feather.FOLDER));
        open.setTooltip(new Tooltip("Open recordings (Ctrl+O)"));
        open.setOnAction(_ -> openFiles.run());
        open.setMinWidth(USE_PREF_SIZE);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(open, recordButton(), gap, languages, models);
        showModels();
        showLanguages();
    }

    private Button recordButton() {
        var record = new Button("Record", new FontIcon(Feather.MIC));
        record.getStyleClass().add("record");
        record.setTooltip(new Tooltip("Record from the microphone (Ctrl+R)"));
        record.setOnAction(_ -> model.toggleRecording());
        record.setMinWidth(USE_PREF_SIZE);
        model.recording().subscribe(going -> record.setDisable(going.isPresent()));
        return record;
    }

    private void showModels() {
        models.setItems(model.choice().models());
        models.setAccessibleText("Recogniser");
        models.setTooltip(new Tooltip("Who hears what is opened or recorded next"));
        models.setConverter(text(InstalledModel::name));
        models.setMinWidth(120);
        model.choice().model().subscribe(chosen -> {
            filling = true;
            chosen.ifPresent(models::setValue);
            filling = false;
        });
        models.valueProperty().subscribe(chosen -> {
            if (!filling && chosen != null) {
                model.choice().choose(chosen);
            }
        });
    }

    private void showLanguages() {
        languages.setAccessibleText("Spoken language");
        languages.setTooltip(new Tooltip("The language that is spoken"));
        languages.setConverter(text(PageToolbar::languageName));
        languages.managedProperty().bind(languages.visibleProperty());
        languages.getStyleClass().add(Styles.FLAT);
        model.choice().languages().subscribe(known -> {
            filling = true;
            var choices = new ArrayList<Optional<String>>(List.of(Optional.empty()));
            known.stream().map(Optional::of).forEach(choices::add);
            languages.getItems().setAll(choices);
            languages.setVisible(known.size() > 1);
            languages.setValue(model.choice().language().get());
            filling = false;
        });
        languages.valueProperty().subscribe(chosen -> {
            if (!filling && chosen != null) {
                model.choice().chooseLanguage(chosen);
            }
        });
    }

    private static String languageName(Optional<String> tag) {
        return tag.map(known -> Locale.forLanguageTag(known).getDisplayName(Locale.ENGLISH))
                .orElse("Any language");
    }

    /// Shows a value by its name; nobody types into these boxes.
    private static <T> StringConverter<T> text(java.util.function.Function<T, String> name) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : name.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("not editable");
            }
        };
    }
}
