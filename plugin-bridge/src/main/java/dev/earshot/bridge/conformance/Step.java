package dev.earshot.bridge.conformance;

import dev.earshot.bridge.endpoint.Pacing;
import dev.earshot.bridge.endpoint.Pacing.Speed;
import dev.earshot.engine.audio.Pcm;
import java.time.Duration;

/// Something that is done to a session.
sealed interface Step {
    /// Beyond this no clock can tell one frame from the next.
    double FASTEST = 1000;

    /// Sound is sent, each frame when its last sample would have been spoken.
    ///
    /// @param frame how long a frame is
    /// @param speed seconds of sound in a second
    record Send(Pcm sound, Duration frame, double speed) implements Step {
        Pacing pacing() {
            var how = speed > FASTEST ? new Speed.Burst() : new Speed.Times(speed);
            return new Pacing(how, frame, Duration.ZERO);
        }
    }

    /// Nothing is sent for so long.
    record Pause(Duration length) implements Step {}

    /// A flush, and then a wait for a final; no longer than that.
    record Flush(Duration limit) implements Step {}

    /// There is no more sound.
    record End() implements Step {}

    /// How long it takes if the subject never keeps anybody waiting; of a flush, if it is not
    /// answered.
    default Duration takes() {
        return switch (this) {
            case Send(var sound, var _, var speed) ->
                Duration.ofNanos((long) (sound.duration().toNanos() / speed));
            case Pause(var length) -> length;
            case Flush(var limit) -> limit;
            case End() -> Duration.ZERO;
        };
    }
}
