package dev.earshot.app.endpoints;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.Space;
import dev.earshot.bridge.client.EndpointVendor;
import dev.earshot.bridge.endpoint.Field;
import dev.earshot.bridge.endpoint.Price;
import dev.earshot.bridge.endpoint.SavedEndpoint;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Everything that an endpoint is asked with, as it is with the variables of the chosen environment.
final class Overview extends ScrollPane {
    private final EndpointsViewModel model;
    private final GridPane grid = new GridPane(Space.L, Space.S);

    Overview(EndpointsViewModel model) {
        this.model = model;
        getStyleClass().add("settings");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        var names = new ColumnConstraints();
        names.setMinWidth(100);
        var values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setMinWidth(0);
        grid.getColumnConstraints().addAll(names, values);
        var box = new VBox(grid);
        box.getStyleClass().add("form");
        setContent(box);
        model.facts().subscribe(_ -> show());
        model.shown().subscribe(_ -> show());
    }

    private void show() {
        model.current().ifPresent(one -> {
            grid.getChildren().clear();
            var endpoint = one.resolved().map(it -> it.endpoint()).orElse(one.endpoint());
            add("Hears", one.kind().map(Overview::hears).orElse("Nothing here speaks '" + endpoint.vendor() + "'."));
            add("Address", one.endpoint().address());
            add("Model", endpoint.model().orElse("the service's own"));
            add("Language", endpoint.language().orElse("what is asked for, or the service's own"));
            add("Parameters", lines(endpoint.query(), "="));
            add("Headers", lines(endpoint.headers(), ": "));
            one.kind().filter(EndpointVendor::choosesSound).ifPresent(_ -> add("Sound", sound(endpoint)));
            var limits = endpoint.limits();
            add(
                    "Limits",
                    "connects within " + time(limits.connect()) + ", answers within " + time(limits.read())
                            + ", all of it within " + time(limits.overall()));
            var retries = endpoint.retries();
            add(
                    "Tries again",
                    retries.most() == 0
                            ? "never"
                            : retries.most() + " times, after " + time(retries.first()) + " and then after "
                                    + time(retries.later()));
            add("Price", endpoint.price().map(Overview::price).orElse(""));
            add("Answers", endpoint.cached() ? "kept on this computer: the same sound is asked for only once" : "");
        });
    }

    private static String hears(EndpointVendor kind) {
        return kind.streams() ? "while somebody speaks" : "recordings; speech utterance by utterance";
    }

    private static String lines(List<Field> fields, String between) {
        return fields.stream()
                .map(field -> field.name() + between + field.value())
                .collect(Collectors.joining("\n"));
    }

    private static String sound(SavedEndpoint endpoint) {
        var sound = endpoint.sound();
        return sound.format().orElse("linear16") + ", " + sound.rate().orElse(16_000) + " samples a second";
    }

    private static String time(Duration time) {
        return EndpointDraft.seconds(time) + " s";
    }

    private static String price(Price price) {
        var code = price.currency().getCurrencyCode();
        return price.perHour() + " " + code + " an hour"
                + (price.perRequest().compareTo(BigDecimal.ZERO) == 0
                        ? ""
                        : ", and " + price.perRequest() + " " + code + " a request");
    }

    /// A row, unless there is nothing to say.
    private void add(String name, String value) {
        if (!value.isEmpty()) {
            var label = new Label(name);
            label.getStyleClass().add(Styles.TEXT_MUTED);
            GridPane.setValignment(label, VPos.TOP);
            grid.addRow(grid.getRowCount(), label, Parts.text(value));
        }
    }
}
