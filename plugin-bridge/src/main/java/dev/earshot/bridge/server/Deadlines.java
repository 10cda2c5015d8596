package dev.earshot.bridge.server;

import dev.earshot.bridge.wire.Ending;
import java.time.Duration;
import java.util.Optional;

/// When things last happened on one connection, and which of its limits of time is overdue. Used under
/// the lock of its [Conversation]; all moments are those of a clock that never jumps, in nanoseconds.
final class Deadlines {
    private final ServerLimits limits;
    private final long opened;
    private long lastFrame;
    private long lastSign; // of life, of any kind
    private Optional<Long> pausedAt = Optional.empty();

    Deadlines(ServerLimits limits, long now) {
        this.limits = limits;
        this.opened = now;
        this.lastFrame = now;
        this.lastSign = now;
    }

    /// A frame has come.
    void frame(long now) {
        lastFrame = now;
        lastSign = now;
    }

    /// The client lives, and had nothing to say.
    void sign(long now) {
        lastSign = now;
    }

    /// No frame is asked for any more, as there is no room.
    void pause(long now) {
        pausedAt = Optional.of(now);
    }

    /// There is room again: that nothing came meanwhile was not the client's doing.
    void resume(long now) {
        pausedAt = Optional.empty();
        frame(now);
    }

    Duration lasted(long now) {
        return since(opened, now);
    }

    static Duration since(long start, long now) {
        return Duration.ofNanos(now - start);
    }

    /// Why the connection has to end now, if it has to.
    ///
    /// @param patience how long the protocol waits for a frame, where it has an idea of its own
    /// @param finishing whether the client has said all it wants to
    Optional<Ending> overdue(long now, Optional<Duration> patience, boolean finishing) {
        if (lasted(now).compareTo(limits.session()) > 0) {
            return Optional.of(new Ending(
                    Ending.Reason.TIME_IS_UP,
                    "This server ends a connection after " + Spans.show(limits.session()) + "; connect again."));
        }
        if (pausedAt.isPresent()) {
            return since(pausedAt.get(), now).compareTo(limits.stalled()) > 0
                    ? Optional.of(new Ending(
                            Ending.Reason.TOO_FAST,
                            "More sound waits than can be heard in time; send it more slowly, or use a faster model."))
                    : Optional.empty();
        }
        return finishing ? Optional.empty() : idle(now, patience);
    }

    private Optional<Ending> idle(long now, Optional<Duration> patience) {
        var quiet = since(patience.isPresent() ? lastFrame : lastSign, now);
        var most = patience.orElse(limits.idle());
        return quiet.compareTo(most) > 0
                ? Optional.of(new Ending(
                        Ending.Reason.IDLE,
                        "Nothing came for " + Spans.show(most) + "; connect again, and send something now and then."))
                : Optional.empty();
    }
}
