package dev.earshot.engine.recognition;

import java.util.Locale;

/// How fast a model is on this machine, as real-time factors: seconds of computing a second of sound, so that less is
/// faster and 1 is as fast as the sound.
///
/// **Live** is the factor while somebody speaks without a pause: what the model does anew for every second of it, see
/// [LiveUse]. **Recording** is that of a recording that is full of speech, heard in the longest windows the model has,
/// one after the other; a recording with pauses, and one of which several windows are heard at once, is faster.
/// Neither counts loading, decoding of the file, or windows that are read a second time because their text was
/// doubtful.
///
/// @param live real-time factor, above 0
/// @param recording real-time factor, above 0
/// @param origin how it is known
public record Speed(double live, double recording, Origin origin) {
    /// How a speed is known.
    public enum Origin {
        /// The model itself was timed on this machine.
        MEASURED,
        /// Computed from the model's dimensions and the speed of this machine.
        ESTIMATED
    }

    public Speed {
        if (!(live > 0 && recording > 0)) {
            throw new IllegalArgumentException("no real-time factors: " + live + ", " + recording);
        }
    }

    public LiveFit fit() {
        return LiveFit.of(live);
    }

    /// Seconds of a recording that are transcribed a second.
    public double timesRealTime() {
        return 1 / recording;
    }

    /// `9 times faster than real time`, with `about` before what is estimated, and no more digits than are meant.
    public String words() {
        var about = switch (origin) {
            case MEASURED -> "";
            case ESTIMATED -> "about ";
        };
        double times = timesRealTime();
        if (times >= 0.95 && times < 1.05) {
            return about + "as fast as real time";
        }
        return times > 1
                ? about + rounded(times) + " times faster than real time"
                : about + rounded(recording) + " times slower than real time";
    }

    private static String rounded(double times) {
        if (times >= 100) {
            return String.valueOf(Math.round(times / 10) * 10);
        }
        return times >= 9.5 ? String.valueOf(Math.round(times)) : trimmed(String.format(Locale.ROOT, "%.1f", times));
    }

    private static String trimmed(String number) {
        return number.endsWith(".0") ? number.substring(0, number.length() - 2) : number;
    }
}
