package dev.earshot.app.live;

import java.util.List;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// The last lines of what is said, as many whole ones as there is room for. A line keeps its breaks: text leaves at the
/// top a line at a time, never a word at a time.
final class CaptionsView extends Region {
    /// Older ones have left the window.
    private static final int PARAGRAPHS = 3;

    private final VBox lines = new VBox();
    private final Rectangle whole = new Rectangle();
    private double type;
    private double lineHeight = 1;

    CaptionsView() {
        getStyleClass().add("captions-text");
        lines.setManaged(false);
        setClip(whole);
        getChildren().add(lines);
        setAccessibleText("Captions");
    }

    /// Pixels.
    void type(double size) {
        if (size != type) {
            type = size;
            lines.setStyle("-fx-font-size: " + size + "px;");
            var measure = new Text("Ag");
            measure.setFont(Font.font(size));
            lineHeight = measure.getLayoutBounds().getHeight();
            requestLayout();
        }
    }

    void show(ObservableList<Paragraph> paragraphs) {
        int from = Math.max(0, paragraphs.size() - PARAGRAPHS);
        lines.getChildren()
                .setAll(paragraphs.subList(from, paragraphs.size()).stream()
                        .map(CaptionsView::flow)
                        .toList());
        setAccessibleHelp(paragraphs.isEmpty() ? "" : paragraphs.getLast().text());
        requestLayout();
    }

    /// Something that nobody said.
    void hint(String sentence) {
        var text = new Text(sentence);
        text.getStyleClass().add("hint");
        lines.getChildren().setAll(List.of(new TextFlow(text)));
        requestLayout();
    }

    private static Node flow(Paragraph paragraph) {
        var text = paragraph.text();
        int committed = paragraph.committed();
        var settled = new Text(text.substring(0, committed));
        settled.getStyleClass().add("settled");
        var tentative = new Text(text.substring(committed));
        tentative.getStyleClass().add("tentative");
        return new TextFlow(settled, tentative);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        double content = lines.prefHeight(width);
        double shown = Math.max(1, Math.floor((height + 1) / lineHeight)) * lineHeight;
        double first = Math.max(0, (height - shown) / 2);
        // One line alone stands where the first of several would, until the window is full.
        lines.resizeRelocate(0, first + Math.min(0, shown - content), width, content);
        whole.setWidth(width);
        whole.setY(first);
        whole.setHeight(Math.min(height, shown));
    }
}
