package dev.earshot.app.transcribe;

import atlantafx.base.theme.Styles;
import java.util.Map;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The transcript with what goes on in it: it follows what is being heard or played until the user scrolls away, and
/// again when the user asks.
final class TranscriptView extends StackPane {
    private final TranscribeViewModel model;
    private final TranscriptArea area;
    private final Label nothing = new Label();
    private final Button follow = new Button("Follow", new FontIcon(Feather.ARROW_DOWN));
    private Subscription watching = Subscription.EMPTY;
    private boolean following = true;

    TranscriptView(TranscribeViewModel model) {
        this.model = model;
        getStyleClass().add("transcript-view");
        area = new TranscriptArea((line, column) -> {
            following(true);
            model.playFromText(line, column);
        });
        area.addEventFilter(ScrollEvent.SCROLL, _ -> following(false));
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        var scroll = new VirtualizedScrollPane<>(area);
        scroll.addEventFilter(MouseEvent.MOUSE_DRAGGED, drag -> {
            if (drag.getTarget() instanceof javafx.scene.Node node && inScrollBar(node)) {
                following(false);
            }
        });
        nothing.getStyleClass().addAll(Styles.TEXT_MUTED, "nothing");
        nothing.setWrapText(true);
        nothing.setMouseTransparent(true);
        follow.getStyleClass().addAll(Styles.ROUNDED, Styles.SMALL, "follow");
        follow.setOnAction(_ -> {
            following(true);
            catchUp();
        });
        StackPane.setAlignment(follow, Pos.BOTTOM_CENTER);
        StackPane.setMargin(follow, new Insets(0, 0, 16, 0));
        StackPane.setAlignment(nothing, Pos.TOP_CENTER);
        StackPane.setMargin(nothing, new Insets(48, 24, 24, 24));
        getChildren().addAll(scroll, nothing, follow);
        model.search().found().subscribe(found -> {
            if (found.current().isPresent()) {
                following(false);
            }
            area.found(found);
        });
        model.playback().position().subscribe(_ -> playing());
        model.playback().playing().subscribe(_ -> playing());
        following(true);
    }

    private static boolean inScrollBar(javafx.scene.Node node) {
        for (javafx.scene.Node at = node; at != null; at = at.getParent()) {
            if (at instanceof ScrollBar) {
                return true;
            }
        }
        return false;
    }

    void show(QueueItem item) {
        watching.unsubscribe();
        following(true);
        area.show(item.lines());
        javafx.collections.ListChangeListener<Line> grown = _ -> {
            hint(item);
            if (following && item.state().get().busy()) {
                area.reveal(item.lines().size() - 1);
            }
        };
        item.lines().addListener(grown);
        watching = Subscription.combine(
                item.transcript().language().subscribe(usual -> area.usualLanguage(usual)),
                item.state().subscribe(_ -> {
                    hint(item);
                    showFollow();
                }),
                () -> item.lines().removeListener(grown));
    }

    TranscriptArea area() {
        return area;
    }

    private void hint(QueueItem item) {
        nothing.setVisible(item.lines().isEmpty());
        nothing.setText(
                switch (item.state().get()) {
                    case ItemState.Waiting _ -> "Its words will appear here.";
                    case ItemState.Recording _ -> "Speak: your words appear here.";
                    case ItemState.Running _ -> "Listening…";
                    case ItemState.Done _ -> "No speech was heard in this recording.";
                    case ItemState.Failed _ -> "";
                    case ItemState.Cancelled _ -> "";
                });
    }

    private void playing() {
        var playback = model.playback();
        boolean marked = playback.playing().get() || !playback.position().get().isZero();
        var place = model.selected()
                .get()
                .filter(_ -> marked)
                .flatMap(item ->
                        TranscriptText.placeAt(item.lines(), playback.position().get()));
        area.playing(place);
        if (following && playback.playing().get()) {
            place.ifPresent(at -> area.reveal(at.line()));
        }
        showFollow();
    }

    private void catchUp() {
        if (model.playback().playing().get()) {
            playing();
        } else {
            model.selected().get().ifPresent(item -> area.reveal(item.lines().size() - 1));
        }
    }

    private void following(boolean now) {
        following = now;
        showFollow();
    }

    private void showFollow() {
        boolean moving = model.playback().playing().get()
                || model.selected()
                        .get()
                        .filter(item -> item.state().get().busy())
                        .isPresent();
        follow.setVisible(!following && moving);
    }

    /// The text would keep these keys for itself; here they do what they do everywhere on the page. With Shift the
    /// arrows select.
    private void key(KeyEvent key) {
        if (key.isShiftDown() || key.isShortcutDown()) {
            return;
        }
        Map<KeyCode, Runnable> keys = Map.of(
                KeyCode.SPACE, model.playback()::toggle,
                KeyCode.LEFT, () -> model.playback().skip(TranscribeViewModel.SKIP.negated()),
                KeyCode.RIGHT, () -> model.playback().skip(TranscribeViewModel.SKIP),
                KeyCode.DELETE, () -> model.selected().get().ifPresent(model::remove));
        var action = keys.get(key.getCode());
        if (action != null) {
            action.run();
            key.consume();
        }
    }
}
