package broken.earshot.engine.vad;

/// Breaks a rule on purpose: see `BrokenHouseTest`.
public final class Vad {
    broken.earshot.engine.recognition.Recognizer a;
    javax.sound.sampled.TargetDataLine b;
}
