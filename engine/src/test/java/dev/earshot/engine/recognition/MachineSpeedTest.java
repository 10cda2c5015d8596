package dev.earshot.engine.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.recognition.MachineProbe.Sample;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class MachineSpeedTest {
    private static final Duration SOUND = Duration.ofSeconds(10);
    private static final MachineSpeed MACHINE = new MachineSpeed(3e11, 2e10, Duration.ofNanos(200_000), 1.5);

    private static Sample sample(ModelWork work) {
        var token = MACHINE.token(work, SOUND);
        return new Sample(
                work,
                SOUND,
                MACHINE.hearing(work, SOUND),
                token,
                token.multipliedBy(3).dividedBy(2));
    }

    private static ModelWork work(String published) {
        var families = ServiceLoader.load(ModelFamily.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        try (var models = new Models(families, 1)) {
            return models.work(published).orElseThrow();
        }
    }

    @Test
    void twoModelsTellWhatTheMachineDoes() {
        var found = MachineProbe.fit(List.of(sample(work("tiny")), sample(work("base"))));

        assertEquals(1, found.operations() / MACHINE.operations(), 1e-3);
        assertEquals(1, found.numbers() / MACHINE.numbers(), 1e-2);
        assertEquals(1, (double) found.layer().toNanos() / MACHINE.layer().toNanos(), 1e-2);
        assertEquals(1.5, found.beam(), 1e-3);
    }

    @Test
    void noiseMakesNoTimeNegative() {
        var tiny = sample(work("tiny"));
        var noisy = new Sample(tiny.work(), SOUND, tiny.hearing(), Duration.ofNanos(1), Duration.ofNanos(1));

        var found = MachineProbe.fit(List.of(noisy, sample(work("base"))));

        assertTrue(found.numbers() > 0 && !found.layer().isNegative(), found.toString());
    }

    @Test
    void noiseMakesNoLargeModelFast() {
        var base = sample(work("base"));
        var slowTiny = sample(work("tiny"));
        var noisy = new Sample(slowTiny.work(), SOUND, slowTiny.hearing(), base.token(), base.beamToken());

        var found = MachineProbe.fit(List.of(noisy, base)).estimate(work("large-v3"));

        assertTrue(found.live() > 0.5 * MACHINE.estimate(work("large-v3")).live(), found.toString());
    }

    @Test
    void largerModelsAreSlower() {
        double last = 0;
        for (var name : List.of("tiny", "base", "small", "medium", "large-v3")) {
            double live = MACHINE.estimate(work(name)).live();
            assertTrue(live > last, name);
            last = live;
        }
        assertTrue(MACHINE.estimate(work("distil-whisper/distil-large-v3")).live()
                < MACHINE.estimate(work("openai/whisper-large-v3")).live());
    }

    @Test
    void publishedNamesAreKnown() {
        assertEquals(work("base"), work("openai/whisper-base"));
        assertEquals(Optional.empty(), work("facebook/wav2vec2-base-960h").writing());
        assertEquals(38e6, work("tiny").operations(Duration.ofSeconds(30)) / 1e3, 5e6); // 38 GFLOP, by hand
    }
}
