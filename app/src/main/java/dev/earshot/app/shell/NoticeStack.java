package dev.earshot.app.shell;

import dev.earshot.app.fx.Space;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.animation.FadeTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// The notices, as cards above the lower right corner of the page, the newest at the bottom.
///
/// They lie in the window's own scene: windows of their own would take the focus on some desktops, and crash the
/// toolkit on others when the application ends while one is open.
public final class NoticeStack extends VBox implements Notices {
    private static final int SHOWN = 3;
    private static final Duration FADE = Duration.millis(160);

    private final Function<String, Duration> readingTime;
    private final List<Notice> oldestFirst = new ArrayList<>();
    private final Button dismissAll = new Button();

    public NoticeStack() {
        this(sentence -> Duration.seconds(4 + sentence.length() / 15.0));
    }

    /// @param readingTime how long an information with this text stays
    NoticeStack(Function<String, Duration> readingTime) {
        super(Space.S);
        this.readingTime = readingTime;
        setAlignment(Pos.BOTTOM_RIGHT);
        setPickOnBounds(false);
        setMaxSize(400, Region.USE_PREF_SIZE);
        dismissAll.setOnAction(_ -> {
            oldestFirst.clear();
            show();
        });
    }

    @Override
    public void info(String sentence) {
        add(Notice.info(sentence, Optional.empty(), readingTime.apply(sentence), this::remove));
    }

    @Override
    public void info(String sentence, String label, Runnable action) {
        // Twice the time: it wants a decision, not only to be read.
        var stays = readingTime.apply(sentence).multiply(2);
        add(Notice.info(sentence, Optional.of(new Notice.Action(label, action)), stays, this::remove));
    }

    @Override
    public void problem(String sentence) {
        add(Notice.problem(sentence, this::remove));
    }

    /// Says whether there was one to dismiss.
    boolean dismissNewest() {
        if (oldestFirst.isEmpty()) {
            return false;
        }
        remove(oldestFirst.getLast());
        return true;
    }

    /// The same sentence again is the same notice, now the newest.
    private void add(Notice notice) {
        oldestFirst.removeIf(older -> older.sentence().equals(notice.sentence()));
        oldestFirst.add(notice);
        if (oldestFirst.size() > SHOWN) {
            oldestFirst.stream()
                    .filter(older -> !older.isProblem() && older != notice)
                    .findFirst()
                    .ifPresent(oldestFirst::remove);
        }
        show();
        var appear = new FadeTransition(FADE, notice);
        appear.setFromValue(0);
        appear.setToValue(1);
        appear.play();
    }

    private void remove(Notice notice) {
        var leave = new FadeTransition(FADE, notice);
        leave.setToValue(0);
        leave.setOnFinished(_ -> {
            oldestFirst.remove(notice);
            show();
        });
        leave.play();
    }

    private void show() {
        int hidden = Math.max(0, oldestFirst.size() - SHOWN);
        List<Node> nodes = new ArrayList<>();
        if (hidden > 0) {
            dismissAll.setText("Dismiss all " + oldestFirst.size());
            nodes.add(dismissAll);
        }
        nodes.addAll(oldestFirst.subList(hidden, oldestFirst.size()));
        getChildren().setAll(nodes);
    }
}
