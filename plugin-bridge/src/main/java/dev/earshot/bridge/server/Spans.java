package dev.earshot.bridge.server;

import java.time.Duration;

/// Lengths of time in a sentence.
final class Spans {
    private Spans() {}

    static String show(Duration time) {
        long seconds = time.toSeconds();
        if (seconds < 120) {
            return seconds + " s";
        }
        return seconds < 7200 ? seconds / 60 + " min" : seconds / 3600 + " h";
    }
}
