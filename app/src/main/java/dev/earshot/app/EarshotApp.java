package dev.earshot.app;

import javafx.application.Application;
import javafx.stage.Stage;

public final class EarshotApp extends Application {
    static void openAndClose() {}

    @Override
    public void start(Stage stage) {}
}
