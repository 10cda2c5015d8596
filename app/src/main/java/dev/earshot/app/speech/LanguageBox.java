package dev.earshot.app.speech;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.NameConverter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Tooltip;

/// The language that is spoken, or any; there only for a model that has a choice.
public final class LanguageBox extends ComboBox<Optional<String>> {
    private boolean filling;

    public LanguageBox(RecognizerChoice choice) {
        setMinWidth(100);
        setAccessibleText("Spoken language");
        setTooltip(new Tooltip("The language that is spoken"));
        setConverter(new NameConverter<>(tag -> tag.map(LanguageName::of).orElse("Any language")));
        managedProperty().bind(visibleProperty());
        getStyleClass().add(Styles.FLAT);
        choice.languages().subscribe(known -> fill(known, choice.language().get()));
        choice.language().subscribe(chosen -> fill(choice.languages().get(), chosen));
        valueProperty().subscribe(chosen -> {
            if (!filling && chosen != null) {
                choice.chooseLanguage(chosen);
            }
        });
    }

    private void fill(List<String> known, Optional<String> chosen) {
        filling = true;
        var choices = new ArrayList<Optional<String>>(List.of(Optional.empty()));
        known.stream()
                .sorted(Comparator.comparing(LanguageName::of))
                .map(Optional::of)
                .forEach(choices::add);
        if (!getItems().equals(choices)) {
            getItems().setAll(choices);
        }
        setVisible(known.size() > 1);
        setValue(chosen);
        filling = false;
    }
}
