package broken.earshot.app.fx;

/// Breaks a rule on purpose: see `BrokenHouseTest`.
public final class Relay {
    broken.earshot.app.shell.Shell a;
}
