package dev.earshot.app.endpoints.run;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.Space;
import dev.earshot.engine.scoring.Edit;
import dev.earshot.engine.scoring.WordAlignment;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// What was heard against what was said, word by word. What is wrong is told by signs as well as by
/// colour.
final class WordsView extends ScrollPane {
    private final VBox content = new VBox(Space.M);

    WordsView(RunViewModel model) {
        getStyleClass().add("face-scroll");
        setFitToWidth(true);
        setFocusTraversable(true);
        content.getStyleClass().add("face-content");
        setContent(content);
        model.shown().subscribe(this::show);
    }

    private void show(Optional<ShownRun> shown) {
        content.getChildren().clear();
        if (shown.isEmpty()) {
            say("After a run, this shows which words were heard wrong.");
            return;
        }
        shown.get()
                .words()
                .ifPresentOrElse(
                        this::show,
                        () -> say(
                                "Nobody said what is really spoken in this run, or it was stopped before its end. Write"
                                        + " the reference text under Setup, and test again."));
    }

    private void say(String sentence) {
        var label = new Label(sentence);
        label.setWrapText(true);
        label.getStyleClass().add(Styles.TEXT_MUTED);
        content.getChildren().add(label);
    }

    private void show(WordAlignment words) {
        var counts = words.counts();
        var sum = new Label("Word errors: " + Words.rate(counts));
        sum.getStyleClass().add(Styles.TITLE_4);
        sum.setWrapText(true);
        var kinds = new Label("%d replaced, %d left out, %d put in"
                .formatted(counts.substitutions(), counts.deletions(), counts.insertions()));
        kinds.getStyleClass().add(Styles.TEXT_MUTED);
        var key = new FlowPane(
                Space.L,
                Space.S,
                new HBox(Space.XS, struck("said"), said("heard"), muted("replaced")),
                new HBox(Space.XS, struck("said"), muted("left out")),
                new HBox(Space.XS, said("+ heard"), muted("put in")));
        var flow = new FlowPane(Space.S, Space.S);
        flow.getStyleClass().add("words");
        words.edits().forEach(edit -> flow.getChildren().add(node(edit, words)));
        content.getChildren().addAll(sum, kinds, key, flow);
        setAccessibleText(sum.getText() + ". " + kinds.getText());
    }

    private static Node node(Edit edit, WordAlignment words) {
        return switch (edit) {
            case Edit.Hit hit -> new Label(words.hypothesis().get(hit.hypothesis()));
            case Edit.Substitution(var one, var other) ->
                spoken(
                        new HBox(
                                Space.XS,
                                struck(words.reference().get(one)),
                                said(words.hypothesis().get(other))),
                        words.hypothesis().get(other) + " instead of "
                                + words.reference().get(one));
            case Edit.Deletion(var one) ->
                spoken(
                        new HBox(struck(words.reference().get(one))),
                        words.reference().get(one) + " is left out");
            case Edit.Insertion(var other) ->
                spoken(
                        new HBox(said("+ " + words.hypothesis().get(other))),
                        words.hypothesis().get(other) + " is put in");
        };
    }

    private static Node spoken(HBox node, String words) {
        node.setAccessibleText(words);
        return node;
    }

    private static Label struck(String word) {
        var label = new Label(word);
        label.getStyleClass().add("word-missed");
        return label;
    }

    private static Label said(String word) {
        var label = new Label(word);
        label.getStyleClass().add("word-wrong");
        return label;
    }

    private static Label muted(String word) {
        var label = new Label(word);
        label.getStyleClass().add(Styles.TEXT_MUTED);
        return label;
    }
}
