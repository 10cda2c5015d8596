package broken.earshot.app.cli;

/// Breaks a rule on purpose: see `BrokenHouseTest`.
public final class Command {
    javafx.scene.Node a;
}
