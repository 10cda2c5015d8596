package dev.earshot.app.models;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.Space;
import dev.earshot.engine.inference.DeviceProof;
import dev.earshot.engine.inference.GpuSupport;
import dev.earshot.engine.inference.RuntimeInUse;
import dev.earshot.engine.inference.RuntimeProgress;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What computes here and the proof of it, and PyTorch for the GPU.
final class GpuPanel {
    private final GpuViewModel gpu;
    private final Label inUse = Panels.text("Looking what computes here \u2026");
    private final Label proof = Panels.says();
    private final Label support = Panels.says();
    private final Label problem = Panels.says("danger");
    private final ProgressBar bar = new ProgressBar();
    private final Label amount = new Label();
    private final HBox fetching = new HBox(Space.M, bar, amount);
    private final Button ask = Panels.button("How large is it?", this::ask);
    private final Button get = Panels.button("Get", this::get);
    private final Button stop = Panels.button("Stop", this::stop);
    private final Button remove = Panels.button("Remove it", this::remove);

    GpuPanel(GpuViewModel gpu) {
        this.gpu = gpu;
        get.getStyleClass().add(Styles.ACCENT);
        fetching.setAlignment(Pos.CENTER_LEFT);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText("Getting PyTorch for the GPU");
        HBox.setHgrow(bar, Priority.ALWAYS);
        fetching.managedProperty().bind(fetching.visibleProperty());
        gpu.state().subscribe(_ -> show());
        gpu.plan().subscribe(_ -> show());
        gpu.progress().subscribe(_ -> show());
        gpu.problem().subscribe(now -> problem.setText(now.orElse("")));
    }

    VBox view() {
        return Panels.section(
                "Processor and GPU",
                Panels.row(Panels.title("In use", inUse), proof),
                Panels.row(Panels.title("GPU", support), fetching, problem, Panels.buttons(ask, get, stop, remove)));
    }

    private void ask() {
        gpu.ask();
    }

    private void get() {
        gpu.fetch();
    }

    private void stop() {
        gpu.close();
    }

    private void remove() {
        gpu.remove();
    }

    private void show() {
        var state = gpu.state().get();
        var progress = gpu.progress().get();
        state.ifPresent(now -> {
            inUse.setText(sentence(now.inUse()));
            proof.setText(now.proofs().stream().map(DeviceProof::sentence).collect(Collectors.joining("\n")));
            support.setText(
                    now.restart()
                            ? "PyTorch for the GPU is here. Restart Earshot to use it."
                            : now.support().sentence() + size());
        });
        boolean possible = state.filter(now -> now.support() instanceof GpuSupport.Possible && !now.fetched())
                .isPresent();
        boolean idle = progress.isEmpty();
        ask.setVisible(possible && idle && gpu.plan().get().isEmpty());
        get.setVisible(possible && idle && gpu.plan().get().isPresent());
        stop.setVisible(!idle);
        remove.setVisible(idle && state.filter(GpuParts.State::fetched).isPresent());
        fetching.setVisible(!idle);
        progress.ifPresent(this::show);
    }

    private String size() {
        return gpu.plan()
                .get()
                .map(plan -> " " + Amounts.bytes(plan.bytes()) + " would be fetched.")
                .orElse("");
    }

    private void show(RuntimeProgress now) {
        bar.setProgress(now.total() == 0 ? -1 : (double) now.fetched() / now.total());
        amount.setText(Amounts.share(now.fetched(), now.total()));
    }

    private static String sentence(RuntimeInUse now) {
        return "PyTorch %s (%s), %s."
                .formatted(
                        now.version(),
                        now.flavor(),
                        switch (now.source()) {
                            case BUNDLED -> "which comes with Earshot";
                            case FETCHED -> "which Earshot fetched";
                            case NAMED -> "your own, which PYTORCH_LIBRARY_PATH names";
                        });
    }
}
