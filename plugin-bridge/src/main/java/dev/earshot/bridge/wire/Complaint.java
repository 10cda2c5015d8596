package dev.earshot.bridge.wire;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;

/// What a service says is wrong, in its own words, and what can be done about it in ours.
///
/// @param service its name, for a person
public record Complaint(String service) {
    private static final int LONGEST = 500;

    /// As an error of ours.
    public SttException of(SttError error, String words) {
        return new SttException(error, saying(words) + " " + advice(error));
    }

    /// An error of which the service gives no more than a number.
    ///
    /// @param number with what it is: `status 502`
    public SttException silent(SttError error, String number) {
        return new SttException(
                error,
                "%s answered with %s and did not say what is wrong. %s".formatted(service, number, advice(error)));
    }

    /// As a sentence, where it is not known yet what follows from it.
    public String saying(String words) {
        var own = words.strip().replaceAll("[\\p{Cntrl}\\s]+", " ").replaceFirst("[.]$", "");
        if (own.isEmpty()) {
            return service + " did not say what is wrong.";
        }
        return "%s says “%s”.".formatted(service, own.length() > LONGEST ? own.substring(0, LONGEST) + "…" : own);
    }

    private static String advice(SttError error) {
        return switch (error) {
            case ACCESS_DENIED -> "Check the key, and what its account may use.";
            case OVERLOADED, OUT_OF_MEMORY, DISK_FULL -> "Try again in a little while.";
            case UNSUPPORTED, MODEL_NOT_FOUND -> "Ask it for something else.";
            case AUDIO_INVALID, AUDIO_NOT_FOUND, AUDIO_UNREADABLE -> "Send it other sound.";
            case NETWORK, CANCELLED, MODEL_CORRUPT, WRITE_FAILED -> "Try again.";
            case INTERNAL, DEVICE_LOST, DEVICE_UNAVAILABLE -> "It did not understand Earshot; please report that.";
        };
    }
}
