package dev.earshot.bridge.faults;

import dev.earshot.bridge.client.Line;
import dev.earshot.bridge.wire.Frame;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A line that is late, stalls, breaks, falls silent and cuts what it sends, as the plan says. What is said here of
/// threads is what a [Line] says.
final class FaultyLine implements Line {
    /// Cuts messages.
    interface Scissors {
        List<Frame> cut(Frame frame, Duration place);
    }

    private final Line line;
    private final FaultyHearer hearer;
    private final FaultCourse course;
    private final Scissors scissors;
    private volatile boolean mute;

    FaultyLine(Line line, FaultyHearer hearer, FaultCourse course, Scissors scissors) {
        this.line = line;
        this.hearer = hearer;
        this.course = course;
        this.scissors = scissors;
    }

    @Override
    public void send(Frame frame, Duration patience) throws IOException, InterruptedException {
        var place = course.place();
        course.jitter(place);
        for (var next = next(place); next.isPresent(); next = next(place)) {
            happen(next.get(), place);
        }
        if (mute) {
            throw new IOException("nothing more is sent, since a fault closed this direction");
        }
        for (var part : scissors.cut(frame, place)) {
            line.send(part, patience);
        }
    }

    private Optional<Fault.OnTheWay> next(Duration place) {
        return course.due(Fault.OnTheWay.class, place);
    }

    private void happen(Fault.OnTheWay fault, Duration place) throws IOException, InterruptedException {
        switch (fault) {
            case Fault.Stall(var length, var _) -> course.take(fault, length, place);
            case Fault.HalfClose _ -> {
                course.tell(fault, Duration.ZERO, place);
                mute = true;
                line.endOutput();
            }
            case Fault.Drop _ -> {
                course.tell(fault, Duration.ZERO, place);
                line.abort();
                hearer.dropped();
                throw new IOException("a fault broke the connection");
            }
        }
    }

    @Override
    public void endOutput() {
        line.endOutput();
    }

    @Override
    public void close() {
        line.close();
    }

    @Override
    public void abort() {
        line.abort();
    }
}
