package dev.earshot.app.speech;

import dev.earshot.engine.audio.Level;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.RecognizerInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How an item was heard, as far as it is known.
///
/// @param audio how much sound was heard
/// @param took how long that took, loading left out
/// @param level how loud all of it was, before resampling
/// @param microphone where it was recorded just now
/// @param dropped what a slow recogniser missed while recording
public record Heard(
        RecognizerInfo recognizer,
        RecognitionOptions options,
        Instant began,
        Duration audio,
        Duration took,
        Level level,
        Optional<String> microphone,
        Duration dropped) {
    public static Heard begun(RecognizerInfo recognizer, RecognitionOptions options, Instant now) {
        return new Heard(
                recognizer, options, now, Duration.ZERO, Duration.ZERO, Level.SILENCE, Optional.empty(), Duration.ZERO);
    }

    /// @param now what the recogniser says of itself now: it may have moved to another device on the way
    public Heard through(RecognizerInfo now, Duration heard, Duration spent, Level loud) {
        return new Heard(now, options, began, heard, spent, loud, microphone, dropped);
    }

    public Heard from(String device, Duration missed) {
        return new Heard(recognizer, options, began, audio, took, level, Optional.of(device), missed);
    }

    /// How many seconds of sound a second of work hears.
    public Optional<Double> speed() {
        return took.toMillis() < 50 || audio.isZero()
                ? Optional.empty()
                : Optional.of(audio.toNanos() / (double) took.toNanos());
    }
}
