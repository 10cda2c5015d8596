package broken.earshot.engine.model.whisper;

/// Breaks a rule on purpose: see `BrokenHouseTest`.
public final class Whisper {
    broken.earshot.engine.model.wav2vec2.Wav2Vec2 a;
}
