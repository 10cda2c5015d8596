package dev.earshot.app.shell;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.Space;
import dev.earshot.engine.trace.Trace;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What is shown above the window while files are dragged over it; where they are dropped they are opened.
final class FileDrop extends StackPane {
    private final Consumer<List<Path>> open;
    private final Label text = new Label();

    /// @param window what takes the files, if nothing inside it does
    FileDrop(Node window, Consumer<List<Path>> open) {
        this.open = open;
        getStyleClass().add("file-drop");
        setMouseTransparent(true);
        setVisible(false);
        text.getStyleClass().add(Styles.TITLE_4);
        var card = new VBox(Space.S, new FontIcon(Feather.DOWNLOAD), text);
        card.getStyleClass().add("file-drop-card");
        card.setAlignment(Pos.CENTER);
        card.setMaxSize(360, 160);
        getChildren().add(card);

        window.addEventHandler(DragEvent.DRAG_OVER, this::over);
        window.addEventHandler(DragEvent.DRAG_DROPPED, this::dropped);
        // Also comes when the drag moves from one node to the next: the next offer shows this again in the same frame.
        window.addEventHandler(DragEvent.DRAG_EXITED_TARGET, _ -> setVisible(false));
    }

    private void over(DragEvent drag) {
        if (drag.getDragboard().hasFiles()) {
            drag.acceptTransferModes(TransferMode.COPY);
            drag.consume();
            offer(drag.getDragboard().getFiles());
        }
    }

    /// Says what would become of these files.
    void offer(List<File> files) {
        boolean traces = files.stream().map(File::toPath).anyMatch(Trace::isNamed);
        text.setText(traces ? "Drop to open" : "Drop to transcribe");
        setVisible(true);
    }

    private void dropped(DragEvent drop) {
        if (drop.getDragboard().hasFiles()) {
            drop.setDropCompleted(true);
            drop.consume();
            take(drop.getDragboard().getFiles());
        }
    }

    void take(List<File> files) {
        setVisible(false);
        open.accept(files.stream().map(File::toPath).toList());
    }
}
