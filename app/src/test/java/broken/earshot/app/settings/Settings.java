package broken.earshot.app.settings;

/// Breaks a rule on purpose: see `BrokenHouseTest`.
public final class Settings {}
