package dev.earshot.engine.vad;

import dev.earshot.engine.Shared;
import dev.earshot.engine.vad.Endpointer.Edge;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Prints how often detectors are wrong: `./mvnw -pl engine test -Dtest=DetectorBench`. No test, and so not named like
/// one. The truth is what Silero says of the clean sound.
class DetectorBench {
    private static final EndpointTiming TIMING = new EndpointTiming(8, 40, 40, 50, 10, 1500, 2800, Integer.MAX_VALUE);

    /// In percent.
    ///
    /// @param missed frames of speech that were taken for none
    /// @param wrong frames without speech that were taken for speech
    /// @param lost frames of speech outside of all utterances
    private record Score(double missed, double wrong, double lost) {
        static Score of(boolean[] truth, boolean[] heard) {
            var within = utterances(heard);
            int speech = 0;
            int missed = 0;
            int wrong = 0;
            int lost = 0;
            for (int i = 0; i < truth.length; i++) {
                speech += truth[i] ? 1 : 0;
                missed += truth[i] && !heard[i] ? 1 : 0;
                lost += truth[i] && !within[i] ? 1 : 0;
                wrong += !truth[i] && heard[i] ? 1 : 0;
            }
            return new Score(percent(missed, speech), percent(wrong, truth.length - speech), percent(lost, speech));
        }

        private static double percent(int part, int all) {
            return all == 0 ? 0 : 100.0 * part / all;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%5.1f %5.1f %5.1f", missed, wrong, lost);
        }
    }

    private static boolean[] utterances(boolean[] speech) {
        var endpointer = new Endpointer(TIMING);
        for (boolean frame : speech) {
            endpointer.accept(frame);
        }
        endpointer.finish();
        var within = new boolean[speech.length];
        int begin = 0;
        for (var edge = endpointer.edgeAt(Integer.MAX_VALUE);
                edge.isPresent();
                edge = endpointer.edgeAt(Integer.MAX_VALUE)) {
            switch (edge.get()) {
                case Edge.Begin it -> begin = it.frame();
                case Edge.End it -> Arrays.fill(within, begin, it.frame(), true);
            }
        }
        return within;
    }

    private static boolean[] heard(SpeechDetector detector, float[] sound) {
        var speech = new boolean[sound.length / Endpointer.FRAME];
        int frame = 0;
        for (int at = 0; at < sound.length; at += Endpointer.BLOCK) {
            int end = Math.min(sound.length, at + Endpointer.BLOCK);
            for (var one : detector.hear(Arrays.copyOfRange(sound, at, end))) {
                speech[frame++] = one.speech();
            }
        }
        return speech;
    }

    @Test
    void printTheTable() {
        var weights = Shared.fixture("../models/silero-vad/silero_vad_16k.safetensors");
        try (var silero = SileroVad.load(weights)) {
            var detectors = new LinkedHashMap<String, Supplier<SpeechDetector>>();
            detectors.put("Silero", () -> new SileroDetector(silero));
            detectors.put("loudness, 6 dB", () -> new LoudnessDetector(6));
            detectors.put("loudness, 9 dB", () -> new LoudnessDetector(9));
            detectors.put("built-in, 1.2 dB", () -> new SpectralDetector(1.2));
            detectors.put("built-in, 1.8 dB", () -> new SpectralDetector(1.8));
            System.out.printf("%-22s%s%n", "missed, wrong, lost", String.join(" | ", detectors.keySet()));
            for (var file : List.of("audio/jfk.wav", "audio/silero_test.wav")) {
                var clean = Shared.sound(file);
                var truth = heard(new SileroDetector(silero), clean);
                var sounds = new BenchSounds(clean, truth);
                sounds.spoken().forEach((name, sound) -> print(name, truth, sound, detectors));
            }
            BenchSounds.silent()
                    .forEach((name, sound) ->
                            print(name, new boolean[sound.length / Endpointer.FRAME], sound, detectors));
        }
    }

    private static void print(
            String name, boolean[] truth, float[] sound, Map<String, Supplier<SpeechDetector>> detectors) {
        var scores = detectors.values().stream()
                .map(maker -> {
                    try (var detector = maker.get()) {
                        return Score.of(truth, heard(detector, sound)).toString();
                    }
                })
                .collect(Collectors.joining(" | "));
        System.out.printf("%-22s%s%n", name, scores);
    }
}
