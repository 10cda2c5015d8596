package dev.earshot.engine.model.whisper;

/// How long the windows are that the encoder is given: it works as long on padding as on sound.
@FunctionalInterface
interface WindowLength {
    /// @param frames of sound in the longest window of a batch, of 10 ms
    /// @return to how many frames the windows are padded; even, at least `frames`
    int padded(int frames);

    /// As long as the sound and half a second more, in whole seconds: few lengths, since every new one costs
    /// PyTorch some preparation. What is written must end with the sound then, see [EndOfSound]; how much of the
    /// text stays the same is in docs/measurements.md.
    ///
    /// @param most how long the network was trained with
    static WindowLength fitted(int most) {
        return frames -> Math.clamp((frames + 50L + 99) / 100 * 100, 100, most);
    }

    /// Always as long as the network was trained with.
    static WindowLength full(int frames) {
        return _ -> frames;
    }
}
