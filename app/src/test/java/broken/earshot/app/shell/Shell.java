package broken.earshot.app.shell;

/// Breaks a rule on purpose: see `BrokenHouseTest`.
public final class Shell {
    broken.earshot.app.transcribe.Transcribe a;
    broken.earshot.app.speech.Speech b;
}
