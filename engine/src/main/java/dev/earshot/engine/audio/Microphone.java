package dev.earshot.engine.audio;

import dev.earshot.engine.SttException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A sound device that can be listened to: a microphone, or what the computer itself plays.
///
/// @param id stable over restarts as far as the system allows
/// @param name as the system shows it
public record Microphone(String id, String name, Kind kind) {
    /// What is heard through a device.
    public enum Kind {
        /// The room: a microphone, a line input.
        MICROPHONE,
        /// What the computer plays: a call, a film.
        MONITOR;

        /// The first of this kind among `all`, which [Microphone#list] ordered: the one to take when nobody
        /// chose another.
        public Optional<Microphone> firstOf(List<Microphone> all) {
            return all.stream().filter(one -> one.kind() == this).findFirst();
        }
    }

    /// One that hears the room.
    public Microphone(String id, String name) {
        this(id, name, Kind.MICROPHONE);
    }

    /// The name with what it hears, for a list where devices of both kinds stand.
    public String title() {
        return switch (kind) {
            case MICROPHONE -> name;
            case MONITOR -> "What the computer plays: " + name.replaceFirst("^Monitor of ", "");
        };
    }

    /// How to get a monitor on this system where [#list] has none: a sentence or two.
    public static String howToGetMonitor() {
        return MonitorAdvice.on(System.getProperty("os.name"));
    }

    /// The devices there are now: microphones first, then monitors, and of each kind the system's default
    /// first. Takes some milliseconds: not for the FX thread.
    public static List<Microphone> list() {
        return SoundDevices.list();
    }

    /// Calls `listener` with the list now, and again whenever a device comes or goes, on a thread of its
    /// own, until closed.
    public static DeviceWatch watch(Duration every, Consumer<List<Microphone>> listener) {
        return new DeviceWatch(SoundDevices::list, every, listener);
    }

    /// Begins to capture at the device's own rate (48 kHz where it has it).
    ///
    /// @throws SttException DEVICE_UNAVAILABLE
    public Capture start() {
        return Capture.of(this, SoundDevices.open(this), Recorder.onDisk(Clock.system(ZoneId.systemDefault())));
    }

    /// Begins to capture, and to record into a new file in `folder`, which exists.
    ///
    /// @throws SttException DEVICE_UNAVAILABLE, DISK_FULL, WRITE_FAILED
    public Take record(Path folder) {
        var capture = start();
        try {
            return new CaptureTake(capture, capture.record(folder));
        } catch (SttException unwritable) {
            capture.close();
            throw unwritable;
        }
    }
}
