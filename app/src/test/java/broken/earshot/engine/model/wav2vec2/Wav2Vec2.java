package broken.earshot.engine.model.wav2vec2;

/// Breaks a rule on purpose: see `BrokenHouseTest`.
public final class Wav2Vec2 {}
