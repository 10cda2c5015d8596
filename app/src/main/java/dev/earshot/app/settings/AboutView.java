package dev.earshot.app.settings;

import dev.earshot.app.fx.Space;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Separator;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Versions, folders and licences.
final class AboutView extends VBox {
    AboutView(About about, Consumer<Path> openFolder) {
        var version = new Label(about.version());
        var runtime = new Label(about.runtime());
        runtime.getStyleClass().addAll("text-small", "text-muted");
        runtime.setWrapText(true);
        var head = new VBox(version, runtime);
        head.getStyleClass().add("setting-row");
        getChildren().add(head);

        for (var folder : about.folders()) {
            var open = new Button("Open");
            open.setAccessibleText("Open the folder of " + folder.holds());
            open.setMinWidth(Region.USE_PREF_SIZE);
            open.setOnAction(_ -> openFolder.accept(folder.path()));
            getChildren()
                    .addAll(
                            new Separator(),
                            new SettingRow(folder.holds(), folder.path().toString(), open));
        }
        getChildren().addAll(new Separator(), licences(about));
    }

    private static TitledPane licences(About about) {
        var grid = new GridPane(Space.L, Space.S);
        int row = 0;
        for (var part : about.parts()) {
            var name = new Label(part.name());
            name.setMinWidth(Region.USE_PREF_SIZE);
            var use = new Label(part.use());
            use.setTextOverrun(OverrunStyle.ELLIPSIS);
            use.getStyleClass().add("text-muted");
            var licence = new Label(part.licence());
            licence.setMinWidth(Region.USE_PREF_SIZE);
            grid.addRow(row++, name, use, licence);
        }
        grid.getStyleClass().add("text-small");
        var pane = new TitledPane("Licences of what is inside", grid);
        pane.setExpanded(false);
        pane.setAnimated(false);
        pane.getStyleClass().add("licences");
        return pane;
    }
}
