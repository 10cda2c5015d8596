package dev.earshot.app.transcribe;

import dev.earshot.app.speech.Heard;
import dev.earshot.app.speech.LanguageName;
import dev.earshot.app.speech.TimeText;
import dev.earshot.engine.recognition.Task;
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
                yield running.progress() < 0 ? how : "Heard by " + recogniser + " · " + language(item) + how;
            }
            case ItemState.Done _ -> done(item, recogniser);
            case ItemState.Failed(String sentence) -> item.sound().get().isEmpty() ? "Could not be opened" : sentence;
            case ItemState.Cancelled _ -> item.lines().isEmpty() ? "Cancelled" : "Cancelled: what was heard is kept";
        };
    }

    /// As it was found in most of the text.
    private static String language(QueueItem item) {
        return item.transcript()
                .language()
                .get()
                .map(tag -> LanguageName.of(tag) + " · ")
                .orElse("");
    }

    private static String how(QueueItem item) {
        boolean translated = item.heard()
                .get()
                .filter(heard -> heard.options().task() == Task.TRANSLATE)
                .isPresent();
        return translated ? "translated" : "heard";
    }

    private static String done(QueueItem item, String recogniser) {
        String speed = item.heard()
                .get()
                .filter(heard -> heard.microphone().isEmpty())
                .flatMap(Heard::speed)
                .map(times ->
                        String.format(Locale.ROOT, times < 10 ? " · %.1f × real time" : " · %.0f × real time", times))
                .orElse("");
        return TimeText.clock(item.duration().get()) + " · " + language(item) + how(item) + " by " + recogniser + speed;
    }
}
