package dev.earshot.app.endpoints.sound;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.audio.SystemVoice;

/// Speaks a text: the seam at which tests put a voice of their own.
@FunctionalInterface
public interface Voice {
    /// The one of this machine.
    Voice OF_SYSTEM = text -> SystemVoice.installed().speak(text);

    /// Takes a moment.
    ///
    /// @throws dev.earshot.engine.SttException UNSUPPORTED where there is no voice, and when it fails
    Pcm speak(String text) throws InterruptedException;
}
