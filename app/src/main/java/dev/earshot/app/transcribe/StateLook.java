package dev.earshot.app.transcribe;

import dev.earshot.app.shell.TimeLeft;
import org.kordamp.ikonli.feather.Feather;

/// How a state looks: an icon, the style class of its colour, and a few words.
record StateLook(Feather icon, String style, String text) {
    static StateLook of(ItemState state) {
        return switch (state) {
            case ItemState.Waiting _ -> new StateLook(Feather.CLOCK, "calm", "Waiting");
            case ItemState.Recording _ -> new StateLook(Feather.MIC, "danger", "Recording");
            case ItemState.Running running -> new StateLook(Feather.LOADER, "accent", running(running));
            case ItemState.Done _ -> new StateLook(Feather.CHECK_CIRCLE, "success", "Done");
            case ItemState.Failed _ -> new StateLook(Feather.ALERT_CIRCLE, "danger", "Failed");
            case ItemState.Cancelled _ -> new StateLook(Feather.SLASH, "calm", "Cancelled");
        };
    }

    private static String running(ItemState.Running running) {
        if (running.progress() < 0) {
            return running.step();
        }
        String percent = Math.round(Math.floor(running.progress() * 100)) + " %";
        return running.left().map(left -> percent + " · " + TimeLeft.text(left)).orElse(percent);
    }
}
