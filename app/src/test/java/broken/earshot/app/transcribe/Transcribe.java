package broken.earshot.app.transcribe;

/// Breaks a rule on purpose: see `BrokenHouseTest`.
public final class Transcribe {
    broken.earshot.app.settings.Settings a;
}
