package dev.earshot.bridge.faults;

import dev.earshot.bridge.feed.Resampled;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.audio.PcmStream;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Sound with what a plan says is wrong with it: first of another rate than is said, then with silence in it.
record FaultySound(PcmSource sound, UnaryOperator<PcmStream> stream, UnaryOperator<Duration> length)
        implements PcmSource {
    static PcmSource of(PcmSource sound, FaultPlan plan) {
        var disturbed = plan.only(Fault.WrongRate.class)
                .map(rate -> wrongRate(sound, rate))
                .orElse(sound);
        var silences = plan.all(Fault.Silence.class).stream()
                .sorted(Comparator.comparing(Fault.Silence::at))
                .toList();
        for (var silence : silences) {
            disturbed = silence(disturbed, silence);
        }
        return disturbed;
    }

    /// Made of that rate, and played as if it were of the usual one: lower or higher, and of another length.
    private static PcmSource wrongRate(PcmSource sound, Fault.WrongRate rate) {
        return new FaultySound(
                sound,
                stream -> new Resampled(stream, Pcm.SAMPLE_RATE, rate.hertz()),
                length -> length.multipliedBy(rate.hertz()).dividedBy(Pcm.SAMPLE_RATE));
    }

    /// Nothing is put in where the sound ends before.
    private static PcmSource silence(PcmSource sound, Fault.Silence silence) {
        return new FaultySound(
                sound,
                stream -> new SilencedStream(stream, silence),
                length -> length.compareTo(silence.at()) > 0 ? length.plus(silence.length()) : length);
    }

    @Override
    public PcmStream open() {
        return stream.apply(sound.open());
    }

    @Override
    public Optional<Duration> duration() {
        return sound.duration().map(length);
    }

    @Override
    public Duration start() {
        return sound.start();
    }
}
