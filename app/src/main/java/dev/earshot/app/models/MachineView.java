package dev.earshot.app.models;

import dev.earshot.app.fx.Space;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// The machine that runs the models: what computes, how fast, where models lie and where they come from.
final class MachineView extends VBox {
    MachineView(GpuPanel gpu, SpeedPanel speed, StoragePanel storage, HubPanel hub) {
        super(Space.XL);
        getChildren().setAll(new Node[] {gpu.view(), speed.view(), storage.view(), hub.view()});
    }
}
