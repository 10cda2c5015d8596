package dev.earshot.app.endpoints.run;

import dev.earshot.bridge.endpoint.Pacing;
import dev.earshot.bridge.endpoint.Pacing.Speed;
import dev.earshot.bridge.faults.FaultPlan;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How sound is sent in a run.
///
/// @param rate of the sound on the wire, in Hz; empty as the endpoint is kept
/// @param language BCP 47 tag; empty as the endpoint is kept
/// @param reference what is said; blank where nobody knows
record RunSetup(
        Speed speed,
        Duration frame,
        Duration endSilence,
        Road road,
        Optional<Integer> rate,
        Optional<String> language,
        String reference,
        FaultPlan faults) {
    /// Where the sound has been before it is sent.
    enum Road {
        DIRECT("As it is"),
        ROOM("As a LiveKit room sends it");

        private final String words;

        Road(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    static final RunSetup USUAL = new RunSetup(
            Pacing.USUAL.speed(),
            Pacing.USUAL.frame(),
            Pacing.USUAL.endSilence(),
            Road.DIRECT,
            Optional.empty(),
            Optional.empty(),
            "",
            FaultPlan.NONE);

    /// What LiveKit's agents do: 24 kHz in frames of 50 ms, half a second of silence in the end.
    RunSetup asFromARoom() {
        return new RunSetup(
                new Speed.Times(1),
                Pacing.USUAL.frame(),
                Pacing.USUAL.endSilence(),
                Road.ROOM,
                rate,
                language,
                reference,
                faults);
    }

    Pacing pacing() {
        return new Pacing(speed, frame, endSilence);
    }

    boolean realTime() {
        return speed instanceof Speed.Times(double factor) && factor == 1;
    }

    RunSetup withSpeed(Speed other) {
        return new RunSetup(other, frame, endSilence, road, rate, language, reference, faults);
    }

    RunSetup withFrame(Duration other) {
        return new RunSetup(speed, other, endSilence, road, rate, language, reference, faults);
    }

    RunSetup withEndSilence(Duration other) {
        return new RunSetup(speed, frame, other, road, rate, language, reference, faults);
    }

    RunSetup withRoad(Road other) {
        return new RunSetup(speed, frame, endSilence, other, rate, language, reference, faults);
    }

    RunSetup withRate(Optional<Integer> other) {
        return new RunSetup(speed, frame, endSilence, road, other, language, reference, faults);
    }

    RunSetup withLanguage(Optional<String> other) {
        return new RunSetup(speed, frame, endSilence, road, rate, other, reference, faults);
    }

    RunSetup withReference(String other) {
        return new RunSetup(speed, frame, endSilence, road, rate, language, other, faults);
    }

    RunSetup withFaults(FaultPlan other) {
        return new RunSetup(speed, frame, endSilence, road, rate, language, reference, other);
    }

    /// For a person, on one line.
    String words() {
        return Stream.of(
                        words(speed),
                        frame.toMillis() + " ms frames",
                        road == Road.ROOM ? "as from a LiveKit room" : "",
                        rate.map(hertz -> String.format(Locale.ROOT, "%.1f kHz", hertz / 1e3))
                                .orElse(""),
                        endSilence.isZero() ? "no silence at the end" : seconds(endSilence) + " of silence at the end",
                        faults.faults().isEmpty() ? "" : "faults: " + faults.text())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    static String words(Speed speed) {
        return switch (speed) {
            case Speed.Burst() -> "burst";
            case Speed.Times(double factor) -> factor == 1 ? "real time" : number(factor) + " times as fast";
        };
    }

    static String seconds(Duration time) {
        return number(time.toMillis() / 1e3) + " s";
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
