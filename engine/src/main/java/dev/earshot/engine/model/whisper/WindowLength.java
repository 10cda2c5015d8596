package dev.earshot.engine.model.whisper;

/// How long the windows are that the encoder is given: it works as long on padding as on sound.
@FunctionalInterface
interface WindowLength {
    /// @param frames of sound in the longest window of a batch, of 10 ms
    /// @return to how many frames the windows are padded; even, at least `frames`
    int padded(int frames);

    /// Always as long as the network was trained with.
    static WindowLength full(int frames) {
        return _ -> frames;
    }
}
