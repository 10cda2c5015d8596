package dev.earshot.bridge.conformance;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.TranscriptListener;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// A session of a [FakeSubject]: what is wrong with it, if anything, is done here to its sound and
/// its calls, and in [Twist] to its events.
final class FakeSession implements SubjectSession {
    private final TranscriptListener out;
    private final Twist twist;
    private final LevelHearing hearing;
    private final Optional<Rule> broken;
    private final FakeClock clock;
    private final long opened;
    private long last; // sound came, on the clock
    private long quiet; // samples of silence, in all
    private boolean over;
    private Optional<Break> breaking = Optional.empty();
    private Optional<Duration> deaf = Optional.empty();

    private record Break(Duration at, SttError error) {}

    FakeSession(TranscriptListener out, Optional<Rule> broken, FakeClock clock) {
        this.out = out;
        this.broken = broken;
        this.clock = clock;
        this.opened = clock.nanos();
        this.last = opened;
        this.twist = new Twist(broken, out);
        this.hearing = new LevelHearing(twist);
    }

    FakeSession breakingAt(Duration at, SttError error) {
        breaking = Optional.of(new Break(at, error));
        return this;
    }

    /// For 0.6 s from there on.
    FakeSession deafAfter(Duration at) {
        deaf = Optional.of(at);
        return this;
    }

    private boolean breaks(Rule rule) {
        return broken.filter(rule::equals).isPresent();
    }

    private Duration heard() {
        return Pcm.durationOf(hearing.heard());
    }

    @Override
    public void accept(Pcm chunk) {
        if (over) {
            return;
        }
        watch(chunk);
        var reached = heard().plus(chunk.duration());
        if (breaking.filter(one -> one.at().compareTo(reached) < 0).isPresent()) {
            fail(breaking.get().error(), "The connection broke in the middle.");
        } else if (breaks(Rule.SILENCE_KEPT_ALIVE) && quiet > 15 * Pcm.SAMPLE_RATE) {
            fail(SttError.NETWORK, "Nobody spoke for too long.");
        } else if (breaks(Rule.NOTHING_SENT)
                && clock.nanos() - last > Duration.ofSeconds(10).toNanos()) {
            fail(SttError.NETWORK, "Nothing came for too long.");
        } else {
            last = clock.nanos();
            hearing.hear(deafTo(reached) ? new float[chunk.samples().length] : chunk.samples());
        }
    }

    private void watch(Pcm chunk) {
        for (float sample : chunk.samples()) {
            quiet += sample == 0 ? 1 : 0;
            twist.resampled |= Math.abs(sample * 10 - Math.round(sample * 10)) > 0.001;
        }
        twist.short10ms |= chunk.samples().length == Pcm.SAMPLE_RATE / 100;
        twist.early = heard().minusSeconds(1).toNanos() > clock.nanos() - opened;
    }

    private boolean deafTo(Duration reached) {
        return deaf.filter(from -> reached.compareTo(from) > 0 && reached.compareTo(from.plusMillis(600)) < 0)
                .isPresent();
    }

    private void fail(SttError error, String sentence) {
        over = true;
        out.on(new TranscriptEvent.Failed(new SttException(error, sentence)));
    }

    @Override
    public void flush() {
        if (!over && !breaks(Rule.FLUSH_ANSWERED)) {
            hearing.flush();
        }
    }

    @Override
    public void finish() throws InterruptedException {
        if (over) {
            return;
        }
        over = true;
        if (breaks(Rule.SESSION_RUNS)) {
            new CountDownLatch(1).await();
        }
        if (breaks(Rule.END_WITHOUT_SOUND) && hearing.heard() == 0) {
            fail(SttError.AUDIO_INVALID, "There was no sound.");
            return;
        }
        twist.dropsFinal = breaks(Rule.END_ANSWERED) && hearing.segments() == 0;
        twist.dropsLastWord = breaks(Rule.LAST_WORDS_KEPT) && hearing.segments() > 0;
        hearing.flush();
        if (saysWordsOfNothing()) {
            var span = new TimeSpan(Duration.ZERO, Duration.ofMillis(300));
            out.on(new TranscriptEvent.SpeechStarted(span.start()));
            out.on(new TranscriptEvent.Final(new Segment(0, span, "alpha", List.of())));
            out.on(new TranscriptEvent.SpeechEnded(span.end()));
        }
        if (breaks(Rule.END_IN_TIME)) {
            clock.pass(Duration.ofSeconds(61));
        }
        var lie = breaks(Rule.TIMES_INSIDE_SOUND) && hearing.heard() > 0 ? Duration.ofSeconds(5) : Duration.ZERO;
        out.on(new TranscriptEvent.Completed(heard().plus(lie)));
        if (breaks(Rule.ONE_LAST_EVENT)) {
            out.on(new TranscriptEvent.Completed(heard()));
        }
    }

    /// Silence alone is 5 s long; silence beside speech is as long as that.
    private boolean saysWordsOfNothing() {
        boolean nothing = hearing.heard() > 0 && quiet == hearing.heard();
        boolean alone = hearing.heard() == 5 * Pcm.SAMPLE_RATE;
        return nothing && (alone ? breaks(Rule.NO_WORDS_IN_SILENCE) : breaks(Rule.SESSIONS_APART));
    }

    @Override
    public void close() {
        over = true;
    }
}
