package broken.earshot.engine.transcript;

/// Breaks a rule on purpose: see `BrokenHouseTest`.
public final class Transcript {
    broken.earshot.engine.recognition.Recognizer a;
    ai.djl.Model b;
}
