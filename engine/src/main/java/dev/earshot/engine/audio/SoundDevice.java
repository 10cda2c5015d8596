package dev.earshot.engine.audio;

import dev.earshot.engine.SttException;

/// A device, and how it is opened.
record SoundDevice(Microphone microphone, Opener opener) {
    /// Begins to listen.
    interface Opener {
        /// @throws SttException DEVICE_UNAVAILABLE
        InputLine open();
    }
}
