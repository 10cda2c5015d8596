package dev.earshot.app.endpoints;

import dev.earshot.app.shell.Shortcut;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.Modifier;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;

/// The Endpoints page's nodes: what there is on the left, and what is chosen on the right.
final class EndpointsView extends BorderPane {
    /// Below this width the list makes room.
    private static final double NARROW = 640;

    private final EndpointsViewModel model;
    private final EndpointDialogs dialogs;
    private final SideBar side;
    private final EndpointPane endpoint;
    private final FirstView first;
    private final EnvironmentView environment;
    private final CollectionView collection;
    private final Node builder;
    private final Map<EndpointEditor, EditorView> editors = new HashMap<>();
    private final List<PageTab> parts;

    /// @param parts what can be done with an endpoint
    /// @param builder where a service is described
    EndpointsView(EndpointsViewModel model, EndpointDialogs dialogs, List<PageTab> parts, Node builder) {
        this.model = model;
        this.dialogs = dialogs;
        this.parts = parts;
        this.builder = builder;
        getStyleClass().add("endpoints");
        getStylesheets().add(String.valueOf(EndpointsView.class.getResource("endpoints.css")));
        setMinSize(0, 0);
        side = new SideBar(model, new AddMenu(model, this::importFile));
        endpoint = new EndpointPane(model, parts);
        first = new FirstView(model, this::importFile);
        environment = new EnvironmentView(model);
        collection = new CollectionView(model, dialogs);
        setLeft(side);
        widthProperty().subscribe(width -> side.setPrefWidth(width.doubleValue() < NARROW ? 200 : 280));
        model.shown().subscribe(_ -> show());
        model.editor().subscribe(_ -> show());
        model.shelf().book().subscribe(_ -> show());
        addEventHandler(DragEvent.DRAG_OVER, this::dragged);
        addEventHandler(DragEvent.DRAG_DROPPED, this::dropped);
    }

    private void show() {
        editors.keySet().retainAll(model.open());
        var editor = model.editor().get();
        boolean focus = editor.isPresent() && !editors.containsKey(editor.get());
        var node = editor.<Node>map(one -> editors.computeIfAbsent(one, it -> new EditorView(model, it)))
                .orElseGet(this::plain);
        boolean typed = getCenter() instanceof EditorView;
        if (!node.equals(getCenter())) {
            setCenter(node);
            if (typed && node.equals(endpoint)) {
                side.focusList();
            }
        }
        if (focus && node instanceof EditorView form) {
            // What scrolls is in no scene before it is dressed, and takes no keyboard.
            form.applyCss();
            form.layout();
            form.focusFirst();
        }
        boolean nothing = model.shown().get() instanceof Shown.First
                && model.book().environments().isEmpty()
                && model.book().collections().isEmpty();
        setLeft(nothing ? null : side);
    }

    private Node plain() {
        return switch (model.shown().get()) {
            case Shown.First(), Shown.NewEndpoint() -> first;
            case Shown.Endpoint _ -> endpoint;
            case Shown.Environment _ -> environment;
            case Shown.Collection _ -> collection;
            case Shown.Builder() -> builder;
        };
    }

    private void importFile() {
        dialogs.endpoints().ifPresent(model.exchange()::take);
    }

    private static Optional<Path> dropped(List<File> files) {
        return files.stream()
                .map(File::toPath)
                .filter(file -> String.valueOf(file.getFileName()).endsWith(".json"))
                .findFirst();
    }

    private void dragged(DragEvent drag) {
        if (drag.getDragboard().hasFiles()
                && dropped(drag.getDragboard().getFiles()).isPresent()) {
            drag.acceptTransferModes(TransferMode.COPY);
            drag.consume();
        }
    }

    private void dropped(DragEvent drop) {
        dropped(drop.getDragboard().getFiles()).ifPresent(file -> {
            drop.setDropCompleted(true);
            drop.consume();
            model.exchange().take(file);
        });
    }

    /// Shows one of the tabs of an endpoint.
    void showTab(int index) {
        if (endpoint.equals(getCenter())) {
            endpoint.showTab(index);
        }
    }

    /// What the keyboard can do here. What the tab that is shown wants a key for goes first.
    List<Shortcut> shortcuts() {
        var all = new ArrayList<Shortcut>();
        if (endpoint.equals(getCenter())) {
            all.addAll(parts.get(endpoint.shownTab()).shortcuts());
        }
        if (collection.equals(getCenter())) {
            all.add(ctrl(KeyCode.R, "Run the tests of the collection, or stop them", model::toggleTests));
        }
        ofThePage().stream()
                .filter(one -> all.stream().noneMatch(other -> other.keys().equals(one.keys())))
                .toList()
                .forEach(all::add);
        return all;
    }

    private List<Shortcut> ofThePage() {
        var all = new ArrayList<Shortcut>(List.of(
                ctrl(KeyCode.N, "Add an endpoint", model::add),
                ctrlShift(KeyCode.V, "Add the address in the clipboard", () -> AddMenu.paste(model)),
                ctrl(KeyCode.E, "Change what is shown", model::edit),
                ctrl(KeyCode.S, "Save what is being changed", model::save),
                ctrl(KeyCode.D, "Duplicate the endpoint", model::duplicate),
                ctrl(KeyCode.K, "Enter the endpoint's key", endpoint::enterKey),
                ctrlShift(KeyCode.F, "Filter the endpoints", side::find),
                alt(KeyCode.DOWN, "Next endpoint", () -> model.step(1)),
                alt(KeyCode.UP, "Previous endpoint", () -> model.step(-1)),
                new Shortcut(new KeyCodeCombination(KeyCode.DELETE), "Remove the endpoint", model::remove),
                new Shortcut(new KeyCodeCombination(KeyCode.F2), "Rename the endpoint", model::edit),
                new Shortcut(new KeyCodeCombination(KeyCode.F5), "Look again what is there", model::refresh)));
        for (int i = 0; i < parts.size(); i++) {
            int index = i;
            all.add(alt(
                    KeyCode.getKeyCode(String.valueOf(i + 1)),
                    "Show " + parts.get(i).name(),
                    () -> showTab(index)));
        }
        return all;
    }

    private static Shortcut ctrlShift(KeyCode key, String what, Runnable action) {
        return new Shortcut(
                new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN), what, action);
    }

    private static Shortcut ctrl(KeyCode key, String what, Runnable action) {
        return shortcut(key, KeyCombination.SHORTCUT_DOWN, what, action);
    }

    private static Shortcut alt(KeyCode key, String what, Runnable action) {
        return shortcut(key, KeyCombination.ALT_DOWN, what, action);
    }

    private static Shortcut shortcut(KeyCode key, Modifier modifier, String what, Runnable action) {
        return new Shortcut(new KeyCodeCombination(key, modifier), what, action);
    }
}
