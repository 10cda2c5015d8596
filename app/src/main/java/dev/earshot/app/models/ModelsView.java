package dev.earshot.app.models;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.Space;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The Models page: the list, and beside it the machine that runs them.
final class ModelsView extends VBox {
    private static final double WIDEST = 860;

    private final ModelsViewModel model;
    private final CustomTextField search = new CustomTextField();
    private final ToggleGroup tabs = new ToggleGroup();
    private final ScrollPane scroll = new ScrollPane();

    /// @param chooseFolder asks for a folder with a model in it
    /// @param machine the second half of the page
    ModelsView(ModelsViewModel model, Lookup lookup, Supplier<Optional<Path>> chooseFolder, Node machine) {
        this.model = model;
        getStyleClass().add("models");
        getStylesheets().add(String.valueOf(ModelsView.class.getResource("models.css")));
        var list = new ModelList(model, new OtherModels(lookup, chooseFolder, model.arrivals()::copy));
        var models = tab("Models", Styles.LEFT_PILL, list);
        var here = tab("This machine", Styles.RIGHT_PILL, machine);
        tabs.selectToggle(models);
        prepareSearch();

        var title = new Label("Models");
        title.getStyleClass().add(Styles.TITLE_2);
        title.setMinWidth(Region.USE_PREF_SIZE);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var header = new HBox(Space.M, title, gap, search, new HBox(models, here));
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().add("models-header");
        header.setMaxWidth(WIDEST + 2 * Space.XL);
        search.visibleProperty().bind(models.selectedProperty());
        search.managedProperty().bind(search.visibleProperty());

        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("settings");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        setMinSize(0, 0);
        getChildren().addAll(header, scroll);
        addEventHandler(DragEvent.DRAG_OVER, this::dragged);
        addEventHandler(DragEvent.DRAG_DROPPED, this::dropped);
    }

    private ToggleButton tab(String name, String side, Node content) {
        var column = new StackPane(content);
        column.getStyleClass().add("models-column");
        column.setAlignment(Pos.TOP_LEFT);
        column.setMaxWidth(WIDEST + 2 * Space.XL);
        var tab = new ToggleButton(name);
        tab.getStyleClass().add(side);
        tab.setToggleGroup(tabs);
        tab.setMinWidth(Region.USE_PREF_SIZE);
        // Pressing the chosen one again leaves it chosen.
        tab.setOnAction(_ -> tab.setSelected(true));
        tab.selectedProperty().subscribe(chosen -> {
            if (chosen) {
                scroll.setContent(column);
                scroll.setVvalue(0);
            }
        });
        return tab;
    }

    private void prepareSearch() {
        var icon = new StackPane(new FontIcon(Feather.SEARCH));
        icon.setPadding(new Insets(0, Space.XS, 0, 0));
        search.setLeft(icon);
        search.setPromptText("Search");
        search.setAccessibleText("Search the models");
        search.getStyleClass().add("models-search");
        search.setPrefWidth(200);
        search.setMinWidth(80);
        search.textProperty().subscribe(words -> {
            if (!words.strip().equals(filter().search())) {
                model.items().show(filter().searching(words));
            }
        });
        model.items().filter().map(ModelFilter::search).subscribe(words -> {
            if (!words.equals(search.getText().strip())) {
                search.setText(words);
            }
        });
        search.addEventFilter(KeyEvent.KEY_PRESSED, press -> {
            if (press.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
                press.consume();
                search.clear();
            }
        });
    }

    private ModelFilter filter() {
        return model.items().filter().get();
    }

    /// Puts the keyboard into the search field.
    void find() {
        tabs.selectToggle(tabs.getToggles().getFirst());
        search.requestFocus();
        search.selectAll();
    }

    void showMachine() {
        tabs.selectToggle(tabs.getToggles().getLast());
    }

    private void dragged(DragEvent drag) {
        if (drag.getDragboard().hasFiles()
                && OtherModels.dropped(drag.getDragboard().getFiles()).isPresent()) {
            drag.acceptTransferModes(TransferMode.COPY);
            drag.consume();
        }
    }

    private void dropped(DragEvent drop) {
        OtherModels.dropped(drop.getDragboard().getFiles()).ifPresent(folder -> {
            drop.setDropCompleted(true);
            drop.consume();
            model.arrivals().copy(folder);
        });
    }
}
