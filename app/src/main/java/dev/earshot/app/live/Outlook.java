package dev.earshot.app.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What the page says about itself, in words.
final class Outlook {
    /// While nothing new comes, so much and less is not worth a word.
    private static final Duration NOTICEABLE = Duration.ofSeconds(1);

    private Outlook() {}

    /// What goes on, in a few words.
    static String state(Conversation conversation, boolean pushToTalk) {
        return switch (conversation.phase().get()) {
            case READY -> "Ready";
            case STARTING -> "Starting the microphone\u2026";
            case PAUSED -> pushToTalk ? "Hold Space to talk" : "Paused";
            case FINISHING -> "Finishing: the last words come\u2026";
            case STOPPED -> "Stopped";
            case LOST -> "The microphone is gone";
            case LISTENING ->
                switch (conversation.hearing().state().get()) {
                    case LOADING -> "Loading the model; what is said is kept and heard then";
                    case FAILED -> "Recording, without text";
                    case NONE, ENDED -> "Recording";
                    case HEARING -> conversation.hearing().speaking().get() ? "Speaking" : "Quiet";
                };
        };
    }

    /// How late text is and what waits, as far as it is known.
    static List<String> measures(Conversation conversation) {
        var said = new ArrayList<String>();
        var delays = conversation.hearing().delays().get();
        delays.word().ifPresent(time -> said.add("words after " + seconds(time)));
        delays.settled().ifPresent(time -> said.add("settled after " + seconds(time)));
        var behind = conversation.behind();
        if (conversation.phase().get() == Phase.LISTENING || behind.compareTo(NOTICEABLE) > 0) {
            said.add(seconds(behind) + " waiting");
        }
        var dropped = conversation.meter().get().dropped();
        if (!dropped.isZero()) {
            said.add(seconds(dropped) + " not heard");
        }
        return said;
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", Math.max(0, time.toMillis()) / 1000.0);
    }
}
