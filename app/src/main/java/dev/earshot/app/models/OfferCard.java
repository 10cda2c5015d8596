package dev.earshot.app.models;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.Space;
import dev.earshot.engine.store.DownloadProgress;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The offer of a model, for whoever shows it; invisible while there is none.
final class OfferCard extends VBox {
    private final Offer offer;
    private final Label sentence = Panels.text("");
    private final Label reason = Panels.text("");
    private final ProgressBar bar = new ProgressBar();
    private final Label progress = Panels.says("text-small", "text-muted");
    private final Label problem = Panels.says("danger");
    private final FlowPane buttons;
    private Subscription shown = Subscription.EMPTY;

    OfferCard(Offer offer) {
        super(Space.S);
        this.offer = offer;
        getStyleClass().add("offer-card");
        getStylesheets().add(String.valueOf(OfferCard.class.getResource("models.css")));
        setMaxWidth(480);
        setMaxHeight(USE_PREF_SIZE);
        var icon = new FontIcon(Feather.DOWNLOAD_CLOUD);
        icon.getStyleClass().add("offer-icon");
        sentence.getStyleClass().add("model-name");
        reason.getStyleClass().addAll("text-small", "text-muted");
        var get = Panels.button("Get", offer::get);
        // The page has its own first step; this is a second one.
        get.getStyleClass().addAll(Styles.ACCENT, Styles.BUTTON_OUTLINED);
        var later = Panels.button("Not now", offer::decline);
        buttons = Panels.buttons(get, later);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.managedProperty().bind(bar.visibleProperty());
        buttons.managedProperty().bind(buttons.visibleProperty());
        var words = new VBox(Space.XS, sentence, reason);
        HBox.setHgrow(words, Priority.ALWAYS);
        var top = new HBox(Space.M, icon, words);
        top.setAlignment(Pos.TOP_LEFT);
        getChildren().addAll(top, bar, progress, problem, buttons);
        managedProperty().bind(visibleProperty());
        offer.card().subscribe(_ -> show());
    }

    private void show() {
        shown.unsubscribe();
        shown = Subscription.EMPTY;
        setVisible(offer.card().get().isPresent());
        offer.card().get().ifPresent(card -> {
            sentence.setText(card.recommendation().sentence());
            reason.setText(card.recommendation().reason());
            shown = card.item()
                    .state()
                    .subscribe(now -> show(now))
                    .and(card.item().problem().subscribe(now -> problem.setText(now.orElse(""))));
        });
    }

    private void show(ModelState now) {
        buttons.setVisible(!(now instanceof ModelState.Fetching));
        bar.setVisible(!buttons.isVisible());
        if (now instanceof ModelState.Fetching(DownloadProgress going)) {
            bar.setProgress(going.total() == 0 ? -1 : going.fraction());
            progress.setText(Amounts.words(going));
        } else {
            progress.setText("");
        }
    }
}
