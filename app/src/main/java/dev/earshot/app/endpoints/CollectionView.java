package dev.earshot.app.endpoints;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.IconButton;
import dev.earshot.app.fx.Space;
import dev.earshot.bridge.endpoint.EndpointTest;
import dev.earshot.bridge.endpoint.TestCollection;
import dev.earshot.bridge.tester.TestReport.Tried;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A collection: its tests in their order, and the form in which one is changed.
final class CollectionView extends BorderPane {
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private final EndpointsViewModel model;
    private final EndpointDialogs dialogs;
    private final NameField name;
    private final ListView<EndpointTest> list = new ListView<>();
    private final TestForm form;
    private final Button run;
    private final Button save;
    private final Label summary = Parts.says();
    private Optional<TestCollection> shown = Optional.empty();

    CollectionView(EndpointsViewModel model, EndpointDialogs dialogs) {
        this.model = model;
        this.dialogs = dialogs;
        getStyleClass().add("collection");
        name = new NameField(
                "collection",
                (other, refused) -> shown.ifPresent(one -> model.collections().rename(one.name(), other, refused)));
        form = new TestForm(dialogs::recording);
        HBox.setHgrow(name, Priority.ALWAYS);
        run = Parts.button("Run", Feather.PLAY, model::toggleTests);
        run.getStyleClass().add(Styles.ACCENT);
        save = Parts.button("Save report\u2026", Feather.SAVE, this::saveReport);
        var buttons = new FlowPane(
                Space.S,
                Space.S,
                run,
                save,
                Parts.button("Add a test", Feather.PLUS, this::add),
                Parts.button("Export\u2026", Feather.UPLOAD, this::export),
                Parts.button("Remove", Feather.TRASH_2, this::removeCollection));
        var head = new VBox(
                Space.M,
                Parts.heading("Collection"),
                name,
                buttons,
                summary,
                Parts.hint("Tests run one after the other, here or with 'earshot endpoint run' in a terminal."));
        head.getStyleClass().add("form");
        setTop(head);
        list.setCellFactory(_ -> new TestCell());
        list.setAccessibleText("Tests");
        list.setPlaceholder(Parts.text("No test yet. Add one here, or keep one from the Test tab of an endpoint."));
        list.setMinHeight(60);
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::keys);
        list.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2) {
                edit();
            }
        });
        var scroll = new ScrollPane(form);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("settings");
        form.visibleProperty().subscribe(typing -> setCenter(typing ? scroll : list));
        setMinSize(0, 0);
        model.shelf().book().subscribe(_ -> show());
        model.shown().subscribe(_ -> show());
        model.runs().outcome().subscribe(_ -> tell());
    }

    private void keys(KeyEvent press) {
        int at = list.getSelectionModel().getSelectedIndex();
        if (press.getCode() == KeyCode.ENTER) {
            press.consume();
            edit();
        } else if (press.getCode() == KeyCode.DELETE) {
            press.consume();
            shown.ifPresent(one -> model.collections().remove(one.name(), at));
        } else if (press.isAltDown() && press.getCode() == KeyCode.UP) {
            press.consume();
            move(at, -1);
        } else if (press.isAltDown() && press.getCode() == KeyCode.DOWN) {
            press.consume();
            move(at, 1);
        }
    }

    private void show() {
        if (model.shown().get() instanceof Shown.Collection(var wanted)) {
            var now = model.collections().of(wanted);
            if (!now.equals(shown)) {
                boolean other = !now.map(TestCollection::name).equals(shown.map(TestCollection::name));
                shown = now;
                now.ifPresent(one -> {
                    int at = list.getSelectionModel().getSelectedIndex();
                    list.getItems().setAll(one.tests());
                    list.getSelectionModel().select(Math.min(at, one.tests().size() - 1));
                    if (other) {
                        name.show(one.name());
                        form.setVisible(false);
                    }
                    tell();
                });
            }
        }
    }

    /// What came of the tests, and what can be done now.
    private void tell() {
        var outcome = outcome();
        boolean going = model.runs().going();
        run.setText(going ? "Stop" : "Run");
        run.setGraphic(new FontIcon(going ? Feather.SQUARE : Feather.PLAY));
        run.setTooltip(new Tooltip(going ? "Stop the tests (Ctrl+R)" : "Run all tests (Ctrl+R)"));
        run.setDisable(!going && shown.filter(one -> !one.tests().isEmpty()).isEmpty());
        save.setVisible(
                outcome.filter(one -> !one.going() && !one.tried().isEmpty()).isPresent());
        summary.setText(outcome.map(Outcome::words).orElse(""));
        summary.pseudoClassStateChanged(
                FAILED, outcome.filter(one -> !one.going() && !one.passed()).isPresent());
        list.refresh();
    }

    private Optional<Outcome> outcome() {
        return shown.flatMap(model.runs()::of);
    }

    private void saveReport() {
        shown.ifPresent(one -> dialogs.report(one.name()).ifPresent(model.runs()::save));
    }

    private void add() {
        var names = model.facts().get().stream().map(EndpointFacts::name).toList();
        if (names.isEmpty()) {
            model.with().notices().info("There is no endpoint to test yet; add one first.");
            return;
        }
        var usual = model.chosen().get().map(one -> one.endpoint().name()).orElse(names.getFirst());
        shown.ifPresent(one -> form.open(
                TestDraft.with(usual), names, test -> model.collections().add(one.name(), test)));
    }

    private void edit() {
        int at = list.getSelectionModel().getSelectedIndex();
        var names = model.facts().get().stream().map(EndpointFacts::name).toList();
        shown.filter(one -> at >= 0 && at < one.tests().size())
                .ifPresent(one -> form.open(
                        TestDraft.of(one.tests().get(at)),
                        names,
                        test -> model.collections().replace(one.name(), at, test)));
    }

    private void move(int at, int by) {
        shown.ifPresent(one -> {
            int to = at + by;
            if (at >= 0 && to >= 0 && to < one.tests().size()) {
                list.getSelectionModel().select(to);
                model.collections().move(one.name(), at, by);
            }
        });
    }

    private void export() {
        shown.ifPresent(one ->
                dialogs.saveAs(one.name()).ifPresent(file -> model.exchange().give(one.name(), file)));
    }

    private void removeCollection() {
        shown.ifPresent(one -> model.collections().remove(one.name()));
    }

    void focus() {
        name.focus();
    }

    /// Why a test has failed; nothing for one that has not.
    private static String found(Tried tried) {
        return tried.error()
                .orElseGet(() -> tried.verdicts().stream()
                        .filter(verdict -> !verdict.met())
                        .map(verdict -> "Not as expected: " + verdict.name() + "; " + verdict.found() + ".")
                        .collect(Collectors.joining("\n")));
    }

    private final class TestCell extends ListCell<EndpointTest> {
        private final Label what = new Label();
        private final Label how = new Label();
        private final Label found = Parts.says(Styles.TEXT_SMALL);
        private final FontIcon mark = new FontIcon();
        private final HBox row;

        TestCell() {
            setPrefWidth(0);
            getStyleClass().add("side-cell");
            what.getStyleClass().add("name");
            how.getStyleClass().addAll("detail", Styles.TEXT_SMALL);
            found.getStyleClass().add("found");
            mark.managedProperty().bind(mark.visibleProperty());
            var all = new VBox(2, what, how, found);
            all.setMinWidth(0);
            HBox.setHgrow(all, Priority.ALWAYS);
            row = new HBox(
                    Space.S,
                    mark,
                    all,
                    small(Feather.ARROW_UP, "Move up (Alt+Up)", () -> move(getIndex(), -1)),
                    small(Feather.ARROW_DOWN, "Move down (Alt+Down)", () -> move(getIndex(), 1)),
                    small(Feather.EDIT_2, "Change (Enter)", () -> {
                        list.getSelectionModel().select(getIndex());
                        edit();
                    }),
                    small(
                            Feather.X,
                            "Remove (Delete)",
                            () -> shown.ifPresent(one -> model.collections().remove(one.name(), getIndex()))));
            row.setAlignment(Pos.CENTER_LEFT);
        }

        private IconButton small(Feather icon, String name, Runnable action) {
            var button = new IconButton(icon, name, action);
            button.setFocusTraversable(false);
            button.setMinWidth(USE_PREF_SIZE);
            return button;
        }

        @Override
        protected void updateItem(@Nullable EndpointTest test, boolean empty) {
            super.updateItem(test, empty);
            if (empty || test == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            what.setText(test.endpoint() + ": " + TestWords.source(test.source()));
            how.setText(TestWords.expectations(test) + " \u00b7 " + TestWords.pacing(test.pacing()));
            var words = judge(getIndex());
            setAccessibleText(Stream.of(words, what.getText(), how.getText(), found.getText())
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.joining(", ")));
            setGraphic(row);
        }

        /// @return what came of a test, in a word
        private String judge(int test) {
            var tried = outcome().flatMap(one -> one.of(test));
            boolean runs = outcome().filter(one -> one.runs(test)).isPresent();
            mark.setVisible(runs || tried.isPresent());
            mark.setIconCode(
                    runs
                            ? Feather.LOADER
                            : tried.filter(Tried::passed).isPresent() ? Feather.CHECK_CIRCLE : Feather.X_CIRCLE);
            mark.getStyleClass()
                    .setAll(
                            "ikonli-font-icon",
                            "mark",
                            runs ? "going" : tried.filter(Tried::passed).isPresent() ? "good" : "bad");
            found.setText(tried.map(CollectionView::found).orElse(""));
            return runs
                    ? "running"
                    : tried.map(one -> one.passed() ? "passed" : "failed").orElse("");
        }
    }
}
