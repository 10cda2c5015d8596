package dev.earshot.app.shell;

import java.util.List;
import java.util.function.Predicate;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.stage.Window;

/// Asks whether the window may close although something goes on.
final class CloseQuestion implements Predicate<List<String>> {
    private final Window above;

    CloseQuestion(Window above) {
        this.above = above;
    }

    @Override
    public boolean test(List<String> unfinished) {
        var close = new ButtonType("Close Earshot", ButtonData.OK_DONE);
        var stay = new ButtonType("Stay", ButtonData.CANCEL_CLOSE);
        var alert = new Alert(Alert.AlertType.CONFIRMATION, String.join("\n", unfinished), stay, close);
        alert.initOwner(above);
        alert.setTitle("Close Earshot?");
        alert.setHeaderText("Close Earshot?");
        return alert.showAndWait().filter(close::equals).isPresent();
    }
}
