package broken.earshot.engine.export;

/// Breaks a rule on purpose: see `BrokenHouseTest`.
public final class Export {
    broken.earshot.engine.model.whisper.Whisper a;
    broken.earshot.app.shell.Shell b;
}
