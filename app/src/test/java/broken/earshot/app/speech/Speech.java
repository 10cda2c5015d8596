package broken.earshot.app.speech;

/// Breaks a rule on purpose: see `BrokenHouseTest`.
public final class Speech {
    broken.earshot.app.transcribe.Transcribe a;
}
