package dev.earshot.app.transcribe;

import dev.earshot.app.fx.Space;
import dev.earshot.app.speech.LanguageName;
import dev.earshot.app.speech.TimeText;
import dev.earshot.app.transcribe.Search.Found;
import dev.earshot.app.transcribe.Search.Match;
import dev.earshot.app.transcribe.TranscriptText.Place;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import org.fxmisc.richtext.Caret.CaretVisibility;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.fxmisc.richtext.model.TwoDimensional.Bias;
import org.fxmisc.richtext.util.UndoUtils;

/// The text of a transcript: a paragraph a line, to be read, selected and pointed at. Of a transcript that grows only
/// the paragraph that changed is touched, and of that only the characters that differ: a selection survives, and hours
/// of text cost no more than minutes. For the same reason marks are put on a paragraph when it comes into view.
final class TranscriptArea extends StyleClassedTextArea {
    private final ListChangeListener<Line> onChange = this::linesChanged;
    private ObservableList<Line> lines = FXCollections.observableArrayList();
    private Found found = Found.NOTHING;
    private Map<Integer, List<Match>> matchesOfLine = Map.of();
    private Optional<Place> playing = Optional.empty();
    private Optional<String> usual = Optional.empty();
    /// Lines out of view whose marks are not what they should be.
    private final BitSet stale = new BitSet();

    /// @param pointedAt is told the line and the column that was clicked, or on which Enter was pressed
    TranscriptArea(BiConsumer<Integer, Integer> pointedAt) {
        super(false);
        getStyleClass().add("transcript");
        setAccessibleText("Transcript");
        setEditable(false);
        setWrapText(true);
        setUndoManager(UndoUtils.noOpUndoManager());
        setParagraphGraphicFactory(this::timeStamp);
        focusVisibleProperty().subscribe(focused -> setShowCaret(focused ? CaretVisibility.ON : CaretVisibility.OFF));
        addEventHandler(MouseEvent.MOUSE_CLICKED, click -> {
            if (click.getButton() == MouseButton.PRIMARY && click.isStillSincePress() && click.getClickCount() == 1) {
                hit(click.getX(), click.getY()).getCharacterIndex().ifPresent(at -> point(at, pointedAt));
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ENTER && !key.isShortcutDown()) {
                point(getCaretPosition(), pointedAt);
                key.consume();
            }
        });
    }

    private void point(int character, BiConsumer<Integer, Integer> pointedAt) {
        var place = offsetToPosition(character, Bias.Forward);
        pointedAt.accept(place.getMajor(), place.getMinor());
    }

    /// Called for every paragraph that comes into view.
    private Node timeStamp(int line) {
        if (stale.get(line)) {
            Platform.runLater(() -> refresh(line));
        }
        var stamp =
                new Label(line < lines.size() ? TimeText.clock(lines.get(line).start()) : "");
        stamp.getStyleClass().add("time-stamp");
        stamp.setAlignment(Pos.TOP_RIGHT);
        var margin = new HBox(Space.XS, stamp);
        margin.getStyleClass().add("line-margin");
        margin.setAlignment(Pos.TOP_RIGHT);
        (line < lines.size() ? otherLanguage(lines.get(line)) : Optional.<String>empty())
                .ifPresent(tag -> margin.getChildren().addFirst(languageTag(tag)));
        return margin;
    }

    /// The language of a line that is not that of most.
    private Optional<String> otherLanguage(Line line) {
        return line.segment().language().filter(tag -> usual.filter(tag::equals).isEmpty());
    }

    private static Label languageTag(String language) {
        var tag = new Label(language);
        tag.getStyleClass().add("language-tag");
        tag.setTooltip(new Tooltip(LanguageName.of(language)));
        tag.setAccessibleText("In " + LanguageName.of(language));
        return tag;
    }

    /// Of the other lines it is said in which language they are.
    void usualLanguage(Optional<String> now) {
        if (!now.equals(usual)) {
            usual = now;
            for (int i = 0; i < Math.min(lines.size(), getParagraphs().size()); i++) {
                if (lines.get(i).segment().language().isPresent()) {
                    recreateParagraphGraphic(i);
                }
            }
        }
    }

    /// Shows another transcript from now on.
    void show(ObservableList<Line> others) {
        lines.removeListener(onChange);
        lines = others;
        found = Found.NOTHING;
        matchesOfLine = Map.of();
        playing = Optional.empty();
        rebuild();
        moveTo(0);
        lines.addListener(onChange);
    }

    private void rebuild() {
        stale.clear();
        replaceText(lines.stream().map(Line::text).collect(Collectors.joining("\n")));
        for (int i = 0; i < lines.size(); i++) {
            stale.set(i, !plain(lines.get(i)));
        }
        refreshVisible();
    }

    private void refreshVisible() {
        if (!getVisibleParagraphs().isEmpty()) {
            int last = lastVisibleParToAllParIndex();
            for (int i = firstVisibleParToAllParIndex(); i <= last; i++) {
                refresh(i);
            }
        }
    }

    private void refresh(int line) {
        if (stale.get(line)) {
            restyle(line);
        }
    }

    /// Whether nothing about a line needs a style, as with most.
    private static boolean plain(Line line) {
        return line.settled() && !LineStyles.doubts(line);
    }

    /// An edit would take the caret along; a reader's selection stays where it is.
    private void linesChanged(ListChangeListener.Change<? extends Line> change) {
        int anchor = getAnchor();
        int caret = getCaretPosition();
        apply(change);
        selectRange(Math.min(anchor, getLength()), Math.min(caret, getLength()));
    }

    private void apply(ListChangeListener.Change<? extends Line> change) {
        while (change.next()) {
            int common = Math.min(change.getRemovedSize(), change.getAddedSize());
            for (int i = 0; i < common; i++) {
                replaceLine(change.getFrom() + i);
                if (!otherLanguage(change.getRemoved().get(i)).equals(otherLanguage(lines.get(change.getFrom() + i)))) {
                    recreateParagraphGraphic(change.getFrom() + i);
                }
            }
            for (int i = common; i < change.getRemovedSize(); i++) {
                removeLine(change.getFrom() + common);
            }
            for (int i = common; i < change.getAddedSize(); i++) {
                insertLine(change.getFrom() + i);
            }
        }
    }

    private void replaceLine(int at) {
        String before = getParagraph(at).getText();
        String after = lines.get(at).text();
        int same = 0;
        while (same < before.length() && same < after.length() && before.charAt(same) == after.charAt(same)) {
            same++;
        }
        replaceText(at, same, at, before.length(), after.substring(same));
        restyle(at);
    }

    private void insertLine(int at) {
        String text = lines.get(at).text();
        if (getLength() == 0) {
            replaceText(text);
        } else if (at >= getParagraphs().size()) {
            appendText("\n" + text);
        } else {
            insertText(at, 0, text + "\n");
            stale.set(at, lines.size());
            refreshVisible();
        }
        restyle(at);
    }

    private void removeLine(int at) {
        int last = getParagraphs().size() - 1;
        if (last == 0) {
            clear();
        } else if (at == last) {
            int end = getAbsolutePosition(at - 1, getParagraphLength(at - 1));
            deleteText(end, getLength());
        } else {
            deleteText(at, 0, at + 1, 0);
        }
    }

    /// Marks what was found.
    void found(Found now) {
        Set<Integer> touched = new TreeSet<>();
        if (found.matches().equals(now.matches())) {
            found.current().ifPresent(match -> touched.add(match.line()));
            now.current().ifPresent(match -> touched.add(match.line()));
        } else {
            found.matches().forEach(match -> touched.add(match.line()));
            now.matches().forEach(match -> touched.add(match.line()));
        }
        found = now;
        matchesOfLine = now.matches().stream().collect(Collectors.groupingBy(Match::line));
        touched.forEach(stale::set);
        now.current().ifPresent(match -> reveal(match.line()));
        refreshVisible();
    }

    /// Marks the word being played.
    void playing(Optional<Place> now) {
        if (!now.equals(playing)) {
            var before = playing;
            playing = now;
            before.ifPresent(place -> restyle(place.line()));
            now.filter(place -> before.filter(old -> old.line() == place.line()).isEmpty())
                    .ifPresent(place -> restyle(place.line()));
        }
    }

    /// Scrolls as little as shows that line.
    void reveal(int line) {
        if (line < getParagraphs().size()) {
            showParagraphInViewport(line);
        }
    }

    private void restyle(int at) {
        stale.clear(at);
        if (at >= lines.size() || at >= getParagraphs().size()) {
            return;
        }
        var line = lines.get(at);
        if (line.text().length() != getParagraphLength(at) || line.text().isEmpty()) {
            return;
        }
        var matches = matchesOfLine.getOrDefault(at, List.of());
        var word = playing.filter(place -> place.line() == at).map(Place::word);
        setStyleSpans(at, 0, LineStyles.of(line, word, matches, found.current()));
    }
}
