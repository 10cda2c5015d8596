package dev.earshot.bridge.faults;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.SteadyClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// What becomes of a plan in one session, over as many connections as that takes. Safe for many threads.
///
/// Chance depends on the seed and the place in the sound alone, not on how often it was asked for: a message that keeps
/// a connection alive, which comes when the clock says so, changes nothing of what happens to the sound.
final class FaultCourse {
    private final FaultPlan plan;
    private final SteadyClock clock;
    private final FaultListener listener;
    private final long start;
    private final List<Fault.Placed> ahead;
    private long begin; // of the chunk that is being sent, in samples
    private long end;
    private long jittered = -1;

    FaultCourse(FaultPlan plan, SteadyClock clock, FaultListener listener) {
        this.plan = plan;
        this.clock = clock;
        this.listener = listener;
        this.start = clock.nanos();
        this.ahead = new ArrayList<>(plan.all(Fault.Placed.class));
        ahead.sort(Comparator.comparing(Fault.Placed::at));
    }

    FaultPlan plan() {
        return plan;
    }

    /// This chunk is sent next.
    synchronized void sending(Pcm chunk) {
        begin = end;
        end += chunk.samples().length;
    }

    /// All sound has been sent.
    synchronized void sent() {
        begin = end;
    }

    /// Where in the sound what is being sent now begins.
    synchronized Duration place() {
        return Pcm.durationOf(begin);
    }

    /// The next fault of a kind that is due by then; given out once.
    synchronized <T extends Fault.Placed> Optional<T> due(Class<T> kind, Duration place) {
        var next = ahead.stream()
                .filter(fault -> kind.isInstance(fault) && fault.at().compareTo(place) <= 0)
                .findFirst();
        next.ifPresent(ahead::remove);
        return next.map(kind::cast);
    }

    /// Makes what is sent from a place late, once.
    void jitter(Duration place) throws InterruptedException {
        var jitter = plan.only(Fault.Jitter.class);
        if (jitter.isPresent() && firstAt(Pcm.samplesIn(place))) {
            double share = chance(place).nextDouble();
            take(jitter.get(), Duration.ofNanos((long) (jitter.get().most().toNanos() * share)), place);
        }
    }

    private synchronized boolean firstAt(long sample) {
        boolean first = jittered != sample;
        jittered = sample;
        return first;
    }

    /// What chance is at a place.
    SplittableRandom chance(Duration place) {
        return new SplittableRandom(plan.seed() * 0x9E3779B97F4A7C15L + Pcm.samplesIn(place));
    }

    /// Finding a service takes as long as the plan says, and no longer than anybody waits.
    ///
    /// @throws SttException NETWORK when that is too long
    void find(Duration patience, Duration place) throws InterruptedException {
        var slow = plan.only(Fault.SlowDns.class);
        if (slow.isPresent()) {
            var length = slow.get().length();
            boolean tooLong = length.compareTo(patience) > 0;
            take(slow.get(), tooLong ? patience : length, place);
            if (tooLong) {
                throw new SttException(
                        SttError.NETWORK,
                        "The service was not found within %d ms, since a fault kept its name back; try again, or allow"
                                        .formatted(patience.toMillis())
                                + " more time.");
            }
        }
    }

    /// Lets a fault take its time.
    void take(Fault fault, Duration length, Duration place) throws InterruptedException {
        tell(fault, length, place);
        clock.await(clock.nanos() + length.toNanos());
    }

    void tell(Fault fault, Duration length, Duration place) {
        listener.happened(new FaultHappening(fault, place, Duration.ofNanos(clock.nanos() - start), length));
    }
}
