package broken.earshot.app.models;

/// Breaks a rule on purpose: see `BrokenHouseTest`.
public final class Models {
    broken.earshot.engine.model.whisper.Whisper a;
}
