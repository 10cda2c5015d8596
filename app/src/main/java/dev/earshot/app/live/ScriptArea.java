package dev.earshot.app.live;

import dev.earshot.app.speech.TimeText;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.fxmisc.richtext.Caret.CaretVisibility;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.fxmisc.richtext.util.UndoUtils;

/// The text of a [Script]: a paragraph an utterance, its time in the margin. Only paragraphs in view have nodes, and of
/// a text that grows only the characters that differ are touched: a selection survives, and hours cost no more than
/// minutes.
///
/// Tentative words are lighter and have a dotted line below. They are not slanted: slanted letters have other widths,
/// and lines would break anew the moment words settle.
final class ScriptArea extends StyleClassedTextArea {
    private static final List<String> TENTATIVE = List.of("tentative");

    /// The last paragraph, which has room below it: see [#keepSlack].
    private static final List<String> NEWEST = List.of("newest");

    /// What is above the first line of a paragraph, in the size of its text: the padding of the style sheet, and a part
    /// of
    /// the room between lines.
    private static final double PADDING = 0.235;

    /// Of interface fonts, roughly.
    private static final double ASCENT = 0.93;

    /// Size of the times, in pixels, as the style sheet has it.
    private static final double STAMP = 12;

    private final ObservableList<Paragraph> paragraphs;
    private final DoubleProperty type = new SimpleDoubleProperty(this, "type", 24);
    private int newest = -1;

    ScriptArea(ObservableList<Paragraph> paragraphs) {
        super(false);
        this.paragraphs = paragraphs;
        getStyleClass().add("script");
        setAccessibleText("Live transcript");
        setEditable(false);
        setWrapText(true);
        setUndoManager(UndoUtils.noOpUndoManager());
        setParagraphGraphicFactory(this::margin);
        focusVisibleProperty().subscribe(focused -> setShowCaret(focused ? CaretVisibility.ON : CaretVisibility.OFF));
        rebuild();
        paragraphs.addListener(this::changed);
    }

    /// @param size of the text, in pixels
    void type(double size) {
        setStyle("-fx-font-size: " + size + "px;");
        type.set(size);
    }

    private Node margin(int at) {
        var stamp = new Label(
                at < paragraphs.size() ? TimeText.clock(paragraphs.get(at).start()) : "");
        stamp.getStyleClass().add("time-stamp");
        stamp.setAlignment(Pos.TOP_RIGHT);
        stamp.paddingProperty().bind(type.map(size -> new Insets(toBaseline(size.doubleValue()), 0, 0, 0)));
        return stamp;
    }

    /// How far down a time stands on the line of its text.
    private static double toBaseline(double size) {
        return PADDING * size + ASCENT * (size - STAMP);
    }

    private void rebuild() {
        newest = -1;
        replaceText(paragraphs.stream().map(Paragraph::text).collect(Collectors.joining("\n")));
        for (int at = 0; at < paragraphs.size(); at++) {
            if (!paragraphs.get(at).settled()) {
                restyle(at);
            }
        }
        keepSlack();
    }

    /// An edit would take the caret along; a reader's selection stays where it is.
    private void changed(ListChangeListener.Change<? extends Paragraph> change) {
        int anchor = getAnchor();
        int caret = getCaretPosition();
        apply(change);
        selectRange(Math.min(anchor, getLength()), Math.min(caret, getLength()));
    }

    private void apply(ListChangeListener.Change<? extends Paragraph> change) {
        while (change.next()) {
            int common = Math.min(change.getRemovedSize(), change.getAddedSize());
            if (common > 1 || Math.max(change.getRemovedSize(), change.getAddedSize()) > 100) {
                rebuild();
                return;
            }
            for (int i = 0; i < common; i++) {
                replace(change.getFrom() + i, change.getRemoved().get(i));
            }
            for (int i = common; i < change.getRemovedSize(); i++) {
                remove(change.getFrom() + common);
            }
            for (int i = common; i < change.getAddedSize(); i++) {
                insert(change.getFrom() + i);
            }
        }
        keepSlack();
    }

    private void replace(int at, Paragraph old) {
        String before = getParagraph(at).getText();
        String after = paragraphs.get(at).text();
        int same = 0;
        while (same < before.length() && same < after.length() && before.charAt(same) == after.charAt(same)) {
            same++;
        }
        replaceText(at, same, at, before.length(), after.substring(same));
        restyle(at);
        if (!old.start().equals(paragraphs.get(at).start())) {
            recreateParagraphGraphic(at);
        }
    }

    private void insert(int at) {
        String text = paragraphs.get(at).text();
        if (paragraphs.size() == 1) {
            replaceText(text);
            recreateParagraphGraphic(0);
        } else if (at >= getParagraphs().size()) {
            appendText("\n" + text);
        } else {
            insertText(at, 0, text + "\n");
            newest += newest >= at ? 1 : 0;
        }
        restyle(at);
    }

    private void remove(int at) {
        int last = getParagraphs().size() - 1;
        if (last == 0) {
            clear();
        } else if (at == last) {
            deleteText(getAbsolutePosition(at - 1, getParagraphLength(at - 1)), getLength());
        } else {
            deleteText(at, 0, at + 1, 0);
        }
        newest = -1;
    }

    /// Text may need a line less a moment later. The room below the last paragraph is what it shrinks into, so that
    /// what stands above never moves down.
    private void keepSlack() {
        int last = getParagraphs().size() - 1;
        if (last != newest) {
            if (newest >= 0 && newest <= last) {
                setParagraphStyle(newest, List.of());
            }
            setParagraphStyle(last, NEWEST);
            newest = last;
        }
    }

    private void restyle(int at) {
        var paragraph = paragraphs.get(at);
        if (paragraph.text().length() == getParagraphLength(at) && getParagraphLength(at) > 0) {
            setStyleSpans(at, 0, spans(paragraph));
        }
    }

    private static StyleSpans<Collection<String>> spans(Paragraph paragraph) {
        int committed = paragraph.committed();
        int tentative = paragraph.text().length() - committed;
        var spans = new StyleSpansBuilder<Collection<String>>();
        if (committed > 0) {
            spans.add(List.of(), committed);
        }
        if (tentative > 0) {
            spans.add(TENTATIVE, tentative);
        }
        return spans.create();
    }
}
