package broken.earshot.engine.recognition;

/// Breaks a rule on purpose: see `BrokenHouseTest`.
public final class Recognizer {
    broken.earshot.engine.export.Export a;
    javafx.scene.Node b;
    edu.cmu.sphinx.api.SpeechResult c;
}
