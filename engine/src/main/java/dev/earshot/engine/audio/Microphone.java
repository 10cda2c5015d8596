package dev.earshot.engine.audio;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;

/// A sound device that can be listened to.
///
/// @param id stable over restarts as far as the system allows
/// @param name as the system shows it
public record Microphone(String id, String name) {
    /// The devices there are now; the first is the system's default. Takes some milliseconds: not for the FX
    /// thread.
    public static List<Microphone> list() {
        return SoundCards.microphones();
    }

    /// Calls `listener` with the list now, and again whenever a device comes or goes, on a thread of its
    /// own, until closed.
    public static AutoCloseable watch(Duration every, Consumer<List<Microphone>> listener) {
        return new DeviceWatch(SoundCards::microphones, every, listener);
    }

    /// Begins to capture at the device's own rate (48 kHz where it has it).
    ///
    /// @throws dev.earshot.engine.SttException DEVICE_UNAVAILABLE
    public Capture start() {
        return Capture.of(this, SoundCards.open(this), Recorder.onDisk(Clock.system(ZoneId.systemDefault())));
    }
}
