package dev.earshot.app.live;

import atlantafx.base.theme.Styles;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The transcript, which follows its end until the reader scrolls up, and again when the reader asks.
final class ScriptView extends StackPane {
    /// Room that is kept below the last line, in pixels.
    private static final double FOOT = 20;

    private final ScriptArea area;
    private final Button toEnd = new Button("To the end", new FontIcon(Feather.ARROW_DOWN));
    private boolean following = true;
    private boolean due;

    ScriptView(LiveViewModel model) {
        var paragraphs = model.conversation().hearing().script().paragraphs();
        area = new ScriptArea(paragraphs);
        var scroll = new VirtualizedScrollPane<>(area);
        area.addEventFilter(ScrollEvent.SCROLL, turn -> following(turn.getDeltaY() <= 0 && atEnd()));
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        scroll.addEventFilter(MouseEvent.MOUSE_RELEASED, release -> {
            if (release.getTarget() instanceof Node node && inScrollBar(node)) {
                following(atEnd());
            }
        });
        scroll.addEventFilter(MouseEvent.MOUSE_PRESSED, press -> {
            if (press.getTarget() instanceof Node node && inScrollBar(node)) {
                following(false);
            }
        });
        toEnd.getStyleClass().addAll(Styles.ROUNDED, Styles.SMALL, "to-end");
        toEnd.setTooltip(new Tooltip("Follow what is said (Ctrl+End)"));
        toEnd.setOnAction(_ -> toEnd());
        toEnd.setVisible(false);
        StackPane.setAlignment(toEnd, Pos.BOTTOM_CENTER);
        StackPane.setMargin(toEnd, new Insets(0, 0, 12, 0));
        getChildren().addAll(scroll, toEnd);
        model.look().subscribe(look -> {
            area.type(look.type());
            follow();
        });
        area.plainTextChanges().subscribe(_ -> follow());
        heightProperty().subscribe(_ -> follow());
        widthProperty().subscribe(_ -> follow());
    }

    ScriptArea area() {
        return area;
    }

    boolean isFollowing() {
        return following;
    }

    /// Goes to the end and stays there.
    void toEnd() {
        following(true);
        follow();
        area.requestFocus();
    }

    private void following(boolean now) {
        following = now;
        toEnd.setVisible(!now && area.getLength() > 0);
    }

    /// Once for all changes of a moment, after they are laid out.
    private void follow() {
        if (following && !due) {
            due = true;
            Platform.runLater(() -> {
                due = false;
                if (following) {
                    area.layout();
                    reveal();
                }
            });
        }
    }

    /// Scrolls only down, and only as far as shows the last line: text that shrinks for a moment moves nothing.
    private void reveal() {
        int length = area.getLength();
        if (length == 0 || getScene() == null) {
            return;
        }
        var last = area.getCharacterBoundsOnScreen(length - 1, length);
        if (last.isEmpty()) {
            area.showParagraphAtBottom(area.getParagraphs().size() - 1);
            return;
        }
        double below = area.screenToLocal(last.get()).getMaxY() + FOOT - area.getHeight();
        if (below > 0) {
            area.scrollYBy(below);
        }
    }

    private boolean atEnd() {
        int length = area.getLength();
        return length == 0
                || area.getCharacterBoundsOnScreen(length - 1, length)
                        .filter(bounds -> area.screenToLocal(bounds).getMaxY() <= area.getHeight() + 1)
                        .isPresent();
    }

    private void key(KeyEvent key) {
        if (key.getCode() == KeyCode.PAGE_UP || key.getCode() == KeyCode.HOME || key.getCode() == KeyCode.UP) {
            following(false);
        } else if (key.getCode() == KeyCode.END && key.isShortcutDown()) {
            toEnd();
            key.consume();
        } else if (key.getCode() == KeyCode.PAGE_DOWN || key.getCode() == KeyCode.DOWN) {
            Platform.runLater(() -> following(following || atEnd()));
        }
    }

    private static boolean inScrollBar(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at instanceof ScrollBar) {
                return true;
            }
        }
        return false;
    }
}
