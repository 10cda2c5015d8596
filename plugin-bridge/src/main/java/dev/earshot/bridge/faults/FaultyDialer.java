package dev.earshot.bridge.faults;

import dev.earshot.bridge.client.Dialer;
import dev.earshot.bridge.client.Line;
import dev.earshot.bridge.wire.Opening;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.time.Duration;

/// Connects late, or is turned away; what it connects is a [FaultyLine].
///
/// @param dialer from now on owned by this one
/// @param patience how long anybody waits for a service to be found
record FaultyDialer(Dialer dialer, FaultCourse course, FaultyLine.Scissors scissors, Duration patience)
        implements Dialer {
    @Override
    public Line dial(Opening opening, Line.Listener listener) {
        var place = course.place();
        try {
            course.find(patience, place);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SttException(SttError.CANCELLED, "Connecting was stopped.", e);
        }
        course.due(Fault.Busy.class, place).ifPresent(busy -> {
            course.tell(busy, Duration.ZERO, place);
            throw new SttException(
                    SttError.OVERLOADED, "A fault turned the connection away as a full service would; try again.");
        });
        var hearer = new FaultyHearer(listener);
        return new FaultyLine(dialer.dial(opening, hearer), hearer, course, scissors);
    }

    @Override
    public void close() {
        dialer.close();
    }
}
