package dev.earshot.app.endpoints;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.IconButton;
import dev.earshot.app.fx.NameConverter;
import dev.earshot.app.fx.Space;
import dev.earshot.bridge.endpoint.Environment;
import dev.earshot.bridge.endpoint.TestCollection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What there is: endpoints, the environment whose variables count, and collections of tests.
final class SideBar extends VBox {
    private static final double ROW = 36;
    private static final int MOST_ROWS = 4;

    private final EndpointsViewModel model;
    private final CustomTextField search = new CustomTextField();
    private final ListView<EndpointFacts> list = new ListView<>();
    private final ComboBox<Optional<String>> environment = new ComboBox<>();
    private final ListView<String> collections = new ListView<>();
    private final Label nothing = Parts.text("", Styles.TEXT_MUTED, Styles.TEXT_SMALL);
    private boolean filling;

    /// @param add the menu of what can be added
    SideBar(EndpointsViewModel model, MenuButton add) {
        this.model = model;
        getStyleClass().add("side");
        prepareSearch();
        var top = new HBox(Space.S, search, add);
        top.setAlignment(Pos.CENTER_LEFT);
        top.getStyleClass().add("side-header");
        prepareList();
        VBox.setVgrow(list, Priority.ALWAYS);
        prepareCollections();
        getChildren().addAll(top, list, environmentRow(), collectionsHeader(), collections);
        model.listed().subscribe(_ -> fill());
        model.shown().subscribe(_ -> fill());
        model.environment().subscribe(_ -> fill());
        model.shelf().book().subscribe(_ -> fill());
    }

    private void prepareSearch() {
        var icon = new StackPane(new FontIcon(Feather.SEARCH));
        icon.setPadding(new Insets(0, Space.XS, 0, 0));
        search.setLeft(icon);
        search.setPromptText("Filter");
        search.setAccessibleText("Filter the endpoints");
        search.setMinWidth(60);
        HBox.setHgrow(search, Priority.ALWAYS);
        search.textProperty().subscribe(model::search);
        search.addEventFilter(KeyEvent.KEY_PRESSED, press -> {
            switch (press.getCode()) {
                case ESCAPE -> {
                    if (!search.getText().isEmpty()) {
                        press.consume();
                        search.clear();
                    }
                }
                case DOWN, ENTER -> {
                    press.consume();
                    list.requestFocus();
                    model.step(0);
                }
                default -> {}
            }
        });
    }

    private void prepareList() {
        list.setCellFactory(_ -> new EndpointCell(model));
        list.setAccessibleText("Endpoints");
        list.setPlaceholder(nothing);
        list.setMinHeight(ROW);
        list.getSelectionModel().selectedItemProperty().subscribe(one -> {
            if (one != null && !filling) {
                model.show(new Shown.Endpoint(one.name()));
            }
        });
        list.addEventHandler(KeyEvent.KEY_PRESSED, press -> {
            switch (press.getCode()) {
                case ENTER, F2 -> {
                    press.consume();
                    model.edit();
                }
                case DELETE -> {
                    press.consume();
                    model.remove();
                }
                default -> {}
            }
        });
    }

    private HBox environmentRow() {
        environment.setConverter(new NameConverter<>(name -> name.orElse("No environment")));
        environment.setAccessibleText("Environment");
        environment.setTooltip(new Tooltip("Whose variables are filled in"));
        environment.setMaxWidth(Double.MAX_VALUE);
        environment.setMinWidth(0);
        HBox.setHgrow(environment, Priority.ALWAYS);
        environment.valueProperty().subscribe(chosen -> {
            if (chosen != null && !filling) {
                model.chooseEnvironment(chosen);
            }
        });
        var edit = new IconButton(Feather.EDIT_2, "Change the environment's variables", this::editEnvironment);
        edit.disableProperty().bind(model.environment().map(Optional::isEmpty));
        var row = new HBox(
                Space.XS,
                environment,
                edit,
                new IconButton(Feather.PLUS, "Add an environment", model.environments()::add));
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("side-row");
        return row;
    }

    private void editEnvironment() {
        model.environment().get().ifPresent(name -> model.show(new Shown.Environment(name)));
    }

    private HBox collectionsHeader() {
        var title = new Label("Collections");
        title.getStyleClass().add(Styles.TEXT_BOLD);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        var row = new HBox(
                Space.XS, title, new IconButton(Feather.PLUS, "Add a collection of tests", model.collections()::add));
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().addAll("side-row", "side-title");
        return row;
    }

    private void prepareCollections() {
        collections.setCellFactory(_ -> new NameCell());
        collections.setAccessibleText("Collections");
        collections.setFixedCellSize(ROW);
        collections.managedProperty().bind(collections.visibleProperty());
        collections.getSelectionModel().selectedItemProperty().subscribe(name -> {
            if (name != null && !filling) {
                model.show(new Shown.Collection(name));
            }
        });
    }

    private void fill() {
        filling = true;
        if (!list.getItems().equals(model.listed().get())) {
            list.getItems().setAll(model.listed().get());
        }
        nothing.setText(model.facts().get().isEmpty() ? "" : "No endpoint has that in it.");
        var names = new ArrayList<Optional<String>>(List.of(Optional.empty()));
        model.book().environments().stream()
                .map(Environment::name)
                .map(Optional::of)
                .forEach(names::add);
        if (!environment.getItems().equals(names)) {
            environment.getItems().setAll(names);
        }
        environment.setValue(model.environment().get());
        var tests =
                model.book().collections().stream().map(TestCollection::name).toList();
        if (!collections.getItems().equals(tests)) {
            collections.getItems().setAll(tests);
        }
        collections.setVisible(!tests.isEmpty());
        collections.setPrefHeight(ROW * Math.min(tests.size(), MOST_ROWS) + Space.M);
        collections.setMinHeight(collections.getPrefHeight());
        select();
        filling = false;
    }

    private void select() {
        // By its place: a list that was filled anew remembers what was chosen, but not where.
        int at = model.current().map(list.getItems()::indexOf).orElse(-1);
        if (at < 0) {
            list.getSelectionModel().clearSelection();
        } else if (at != list.getSelectionModel().getSelectedIndex()) {
            list.getSelectionModel().clearAndSelect(at);
            list.scrollTo(at);
        }
        if (model.shown().get() instanceof Shown.Collection(var name)) {
            collections.getSelectionModel().select(name);
        } else {
            collections.getSelectionModel().clearSelection();
        }
    }

    /// Puts the keyboard into the filter.
    void find() {
        search.requestFocus();
        search.selectAll();
    }

    void focusList() {
        list.requestFocus();
    }

    private static final class NameCell extends ListCell<String> {
        NameCell() {
            getStyleClass().add("side-cell");
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable String name, boolean empty) {
            super.updateItem(name, empty);
            setText(empty ? null : name);
        }
    }
}
