package dev.earshot.app.models;

import dev.earshot.app.fx.Space;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Where models lie and what they take.
final class StoragePanel {
    private final ModelsViewModel model;
    private final StoreMove move;
    private final Supplier<Optional<Path>> chooseFolder;

    /// @param chooseFolder asks for the folder to move to
    StoragePanel(ModelsViewModel model, StoreMove move, Supplier<Optional<Path>> chooseFolder) {
        this.model = model;
        this.move = move;
        this.chooseFolder = chooseFolder;
    }

    VBox view() {
        var folder = Panels.text("");
        var usage = new Label();
        var share = new ProgressBar(0);
        share.setMaxWidth(Double.MAX_VALUE);
        share.getStyleClass().add("disk-share");
        share.setAccessibleText("Share of the disk that models take");
        var open = Panels.button("Open the folder", this::open);
        var moveTo = Panels.button("Move\u2026", () -> chooseFolder.get().ifPresent(move::to));
        model.contents()
                .subscribe(found -> found.map(Contents::disk).ifPresent(disk -> {
                    folder.setText(disk.folder().toString());
                    usage.setText("Models take %s; %s are free on this disk."
                            .formatted(Amounts.bytes(disk.used()), Amounts.bytes(disk.free())));
                    share.setProgress((double) disk.used() / Math.max(1, disk.used() + disk.free()));
                }));

        var bar = new ProgressBar();
        bar.setAccessibleText("Moving the models");
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        var moving = new HBox(Space.M, new Label("Moving"), bar, Panels.button("Stop", move::close));
        moving.setAlignment(Pos.CENTER_LEFT);
        moving.managedProperty().bind(moving.visibleProperty());
        move.progress().subscribe(now -> {
            moving.setVisible(now.isPresent());
            now.ifPresent(bar::setProgress);
            moveTo.setDisable(now.isPresent());
        });
        return Panels.section(
                "Storage",
                Panels.row(Panels.title("Models folder", folder), usage, share, moving, Panels.buttons(open, moveTo)));
    }

    private void open() {
        model.contents().get().map(found -> found.disk().folder()).ifPresent(model::openFolder);
    }
}
