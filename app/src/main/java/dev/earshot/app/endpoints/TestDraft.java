package dev.earshot.app.endpoints;

import dev.earshot.bridge.endpoint.EndpointTest;
import dev.earshot.bridge.endpoint.Expectations;
import dev.earshot.bridge.endpoint.Pacing;
import dev.earshot.bridge.endpoint.TestSource;
import dev.earshot.bridge.endpoint.Unknown;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.time.Duration;
import java.util.Optional;

/// A test while it is being typed in.
///
/// @param speed a factor, or `burst`
/// @param frame in milliseconds
/// @param silence in milliseconds
/// @param wer in percent
/// @param firstInterim in milliseconds
/// @param finalDelay in milliseconds
record TestDraft(
        String endpoint,
        Sort sort,
        String source,
        String speed,
        String frame,
        String silence,
        String reference,
        String wer,
        String firstInterim,
        String finalDelay,
        boolean conformant,
        Unknown unknown) {
    /// What is sent.
    enum Sort {
        RECORDING,
        SAMPLE,
        SPOKEN
    }

    /// One with everything as it usually is.
    static TestDraft with(String endpoint) {
        return new TestDraft(endpoint, Sort.RECORDING, "", "1", "50", "500", "", "", "", "", false, Unknown.NONE);
    }

    static TestDraft of(EndpointTest test) {
        var expected = test.expectations();
        return new TestDraft(
                test.endpoint(),
                switch (test.source()) {
                    case TestSource.Recording _ -> Sort.RECORDING;
                    case TestSource.Sample _ -> Sort.SAMPLE;
                    case TestSource.Spoken _ -> Sort.SPOKEN;
                },
                switch (test.source()) {
                    case TestSource.Recording(var file) -> file;
                    case TestSource.Sample(var name) -> name;
                    case TestSource.Spoken(var text) -> text;
                },
                switch (test.pacing().speed()) {
                    case Pacing.Speed.Burst() -> "burst";
                    case Pacing.Speed.Times(double factor) -> TestWords.number(factor);
                },
                String.valueOf(test.pacing().frame().toMillis()),
                String.valueOf(test.pacing().endSilence().toMillis()),
                expected.reference().orElse(""),
                expected.wer().map(rate -> TestWords.number(rate * 100)).orElse(""),
                expected.firstInterim().map(TestDraft::millis).orElse(""),
                expected.finalDelay().map(TestDraft::millis).orElse(""),
                expected.conformant(),
                test.unknown());
    }

    private static String millis(Duration time) {
        return String.valueOf(time.toMillis());
    }

    /// @throws SttException UNSUPPORTED with what is wrong
    EndpointTest test() {
        if (source.isBlank()) {
            throw wrong("Say what is sent: a recording, a sample, or a text that the system speaks.");
        }
        return new EndpointTest(
                endpoint,
                switch (sort) {
                    case RECORDING -> new TestSource.Recording(source.strip());
                    case SAMPLE -> new TestSource.Sample(source.strip());
                    case SPOKEN -> new TestSource.Spoken(source.strip());
                },
                new Pacing(
                        pace(),
                        time(frame, "piece of sound").orElse(Pacing.USUAL.frame()),
                        time(silence, "silence").orElse(Pacing.USUAL.endSilence())),
                new Expectations(
                        Optional.of(reference.strip()).filter(text -> !text.isEmpty()),
                        number(wer, "An error rate is a number of percent, such as 20.")
                                .map(percent -> percent / 100),
                        time(firstInterim, "time to the first interim"),
                        time(finalDelay, "delay of a final"),
                        conformant),
                unknown);
    }

    private Pacing.Speed pace() {
        return speed.strip().equals("burst")
                ? new Pacing.Speed.Burst()
                : number(speed, "A speed is a factor, such as 1 or 4, or 'burst'.")
                        .<Pacing.Speed>map(Pacing.Speed.Times::new)
                        .orElse(Pacing.USUAL.speed());
    }

    private static Optional<Duration> time(String text, String what) {
        return number(text, "The " + what + " is a number of milliseconds, such as 500.")
                .map(millis -> Duration.ofMillis(Math.round(millis)));
    }

    private static Optional<Double> number(String text, String otherwise) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(Double.valueOf(text.strip()));
        } catch (NumberFormatException e) {
            throw wrong(otherwise);
        }
    }

    private static SttException wrong(String sentence) {
        return new SttException(SttError.UNSUPPORTED, sentence);
    }
}
