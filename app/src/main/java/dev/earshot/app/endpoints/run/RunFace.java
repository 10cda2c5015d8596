package dev.earshot.app.endpoints.run;

import dev.earshot.app.fx.Invitation;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/// The run: while it goes on, and when it is over; before there was one, what to do.
final class RunFace extends StackPane {
    private final RunViewModel model;
    private final ObservableValue<Face> face;
    private final GoingView going;
    private final ResultView result;
    private final Invitation empty = new Invitation(
            Feather.ACTIVITY,
            "Press Ctrl+R to test",
            "Sound goes to the endpoint as if it were being spoken. What comes back is shown while it comes, and then on"
                    + " one timeline. Under Setup you choose what is sent, how, and what goes wrong.");

    RunFace(RunViewModel model, ResultView result, ObservableValue<Face> face) {
        this.model = model;
        this.face = face;
        this.result = result;
        going = new GoingView(model);
        setMinSize(0, 0);
        getChildren().addAll(going, result, empty);
        face.subscribe(_ -> show());
        model.phase().subscribe(_ -> show());
        model.shown().subscribe(_ -> show());
        model.progress().subscribe(_ -> show());
    }

    private void show() {
        boolean here = face.getValue() == Face.RUN;
        boolean busy = model.phase().get().busy();
        boolean over = !busy && model.shown().get().isPresent();
        // Of a run that left no trace, what was heard until then stays.
        boolean remains = !over && !model.progress().get().equals(RunProgress.NONE);
        setVisible(here);
        going.setVisible(busy || remains);
        result.setVisible(over);
        empty.setVisible(!busy && !over && !remains);
    }
}
