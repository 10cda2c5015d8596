package dev.earshot.app.models;

import javafx.scene.layout.VBox;

/// Whether models will keep up on this machine.
final class SpeedPanel {
    private final MachineMeasuring machine;

    SpeedPanel(MachineMeasuring machine) {
        this.machine = machine;
    }

    VBox view() {
        return Panels.section("Will it keep up?", new MachineLine(machine));
    }
}
