package dev.earshot.app.transcribe;

import java.util.Locale;

/// How it stands with an item, in one line below its name.
final class StatusSentence {
    private StatusSentence() {}

    static String of(QueueItem item) {
        String recogniser =
                item.heard().get().map(heard -> heard.recognizer().name()).orElse("");
        return switch (item.state().get()) {
            case ItemState.Waiting _ -> "Waiting for its turn";
            case ItemState.Recording _ -> recogniser.isEmpty() ? "Recording" : "Recording · heard by " + recogniser;
            case ItemState.Running running -> {
                String how = StateLook.of(running).text();
                yield running.progress() < 0 ? how : "Heard by " + recogniser + " · " + how;
            }
            case ItemState.Done _ -> done(item, recogniser);
            case ItemState.Failed(String sentence) -> item.sound().get().isEmpty() ? "Could not be opened" : sentence;
            case ItemState.Cancelled _ -> item.lines().isEmpty() ? "Cancelled" : "Cancelled: what was heard is kept";
        };
    }

    private static String done(QueueItem item, String recogniser) {
        String speed = item.heard()
                .get()
                .filter(heard -> heard.microphone().isEmpty())
                .flatMap(Heard::speed)
                .map(times ->
                        String.format(Locale.ROOT, times < 10 ? " · %.1f × real time" : " · %.0f × real time", times))
                .orElse("");
        return TimeText.clock(item.duration().get()) + " · heard by " + recogniser + speed;
    }
}
