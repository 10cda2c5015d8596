package dev.earshot.bridge.faults;

import dev.earshot.bridge.client.Courier;
import dev.earshot.bridge.client.Errand;
import dev.earshot.bridge.wire.BatchAnswer;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// Brings calls late, or not at all, or half of the answer, as the plan says.
///
/// A place is how much sound the calls have brought: a fault happens to the call that brings its place, or to the next
/// one. A call that is made again brings nothing new. For calls that follow each other, as those of one session do.
final class FaultyCourier implements Courier {
    private static final int FULL = 503;

    private final Courier courier;
    private final FaultCourse course;
    private final Duration patience;
    private Optional<Errand> last = Optional.empty();
    private Duration brought = Duration.ZERO;

    /// @param courier from now on owned by this one
    /// @param patience how long anybody waits for a service to be found
    FaultyCourier(Courier courier, FaultCourse course, Duration patience) {
        this.courier = courier;
        this.course = course;
        this.patience = patience;
    }

    @Override
    public BatchAnswer deliver(Errand errand, Consumer<String> line) throws InterruptedException {
        var place = broughtWith(errand);
        course.find(patience, place);
        course.jitter(place);
        for (var next = next(place); next.isPresent(); next = next(place)) {
            happen(next.get(), place);
        }
        var busy = course.due(Fault.Busy.class, place);
        if (busy.isPresent()) {
            course.tell(busy.get(), Duration.ZERO, place);
            return new BatchAnswer(
                    FULL,
                    Map.of("Retry-After", List.of("0")),
                    "{\"error\":{\"message\":\"A fault turned the call away as a full service would.\"}}");
        }
        var cut = course.due(Fault.CutAnswer.class, place);
        return cut.isPresent() ? cutAnswer(cut.get(), errand, line, place) : courier.deliver(errand, line);
    }

    private synchronized Duration broughtWith(Errand errand) {
        if (!last.equals(Optional.of(errand))) {
            last = Optional.of(errand);
            brought = brought.plus(errand.audio());
        }
        return brought;
    }

    private Optional<Fault.OnTheWay> next(Duration place) {
        return course.due(Fault.OnTheWay.class, place);
    }

    /// A call has no direction of its own that could end alone: half closed it is broken.
    private void happen(Fault.OnTheWay fault, Duration place) throws InterruptedException {
        switch (fault) {
            case Fault.Stall(var length, var _) -> course.take(fault, length, place);
            case Fault.Drop _, Fault.HalfClose _ -> {
                course.tell(fault, Duration.ZERO, place);
                throw new SttException(SttError.NETWORK, "A fault broke the call off; try again.");
            }
        }
    }

    /// The last line is held back until there is another one, so that it can get lost.
    private BatchAnswer cutAnswer(Fault.CutAnswer cut, Errand errand, Consumer<String> line, Duration place)
            throws InterruptedException {
        var held = new AtomicReference<Optional<String>>(Optional.empty());
        var answer = courier.deliver(
                errand, next -> held.getAndSet(Optional.of(next)).ifPresent(line));
        course.tell(cut, Duration.ZERO, place);
        return new BatchAnswer(
                answer.status(),
                answer.headers(),
                answer.body().substring(0, answer.body().length() / 2));
    }

    @Override
    public void close() {
        courier.close();
    }
}
