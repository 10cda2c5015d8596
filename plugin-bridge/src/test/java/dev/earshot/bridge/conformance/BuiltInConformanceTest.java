package dev.earshot.bridge.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.earshot.engine.audio.AudioFile;
import dev.earshot.engine.audio.AudioSelection;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.LoadOptions;
import dev.earshot.engine.recognition.ModelFolders;
import dev.earshot.engine.recognition.Models;
import dev.earshot.engine.recognition.RecognitionOptions;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The built-in recogniser with real speech.
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class BuiltInConformanceTest {
    private static final Duration LENGTH = Duration.ofMillis(3200);

    /// A session says that speech has ended as soon as it knows, and the text when it is found:
    /// whoever speaks a protocol puts them in order (`UtteranceOrder`). The sizes of frames are the
    /// business of `RecognizerContract`.
    @Test
    void theBuiltInRecogniserKeepsEveryRuleThatAppliesButSaysWhereSpeechEndsBeforeItsText()
            throws InterruptedException {
        try (var models = Models.discover(ModelFolders.none());
                var recognizer = models.recognizer(models.preferred(), LoadOptions.AUTO)) {
            var info = recognizer.info();
            var subject = new RecognizerSubject(
                    recognizer,
                    new SubjectInfo(
                            info.name(),
                            "",
                            Map.of("model", info.version()),
                            EnumSet.of(Ability.INTERIM, Ability.WORDS)));
            var plan = ConformancePlan.of(sound())
                    .withReference("Turn on the lights in the kitchen.")
                    .withOptions(RecognitionOptions.DEFAULT.withLanguage("en"))
                    .withSpeed(Double.POSITIVE_INFINITY)
                    .withSilence(Duration.ofSeconds(3))
                    .withRules(EnumSet.complementOf(EnumSet.of(Rule.FRAMES_DO_NOT_MATTER)));
            var report = new ConformanceRun(subject, plan).run(ConformanceListener.NONE);
            var failed = report.verdicts().stream()
                    .filter(verdict -> verdict.outcome() == Outcome.FAILED)
                    .map(Verdict::rule)
                    .toList();
            assertEquals(List.of(Rule.FINAL_BEFORE_END), failed, () -> JsonReport.write(report));
            assertEquals(
                    List.of(
                            Rule.LANGUAGE_AS_ASKED,
                            Rule.FLUSH_ANSWERED,
                            Rule.WRONG_KEY,
                            Rule.BREAK_IS_RETRYABLE,
                            Rule.RECONNECT_KEEPS_ALL),
                    report.verdicts().stream()
                            .filter(verdict -> verdict.outcome() == Outcome.NOT_APPLICABLE)
                            .map(Verdict::rule)
                            .toList(),
                    () -> JsonReport.write(report));
        }
    }

    /// The first sentence.
    private static Pcm sound() throws InterruptedException {
        var root = Path.of(System.getProperty("earshot.root", ".."));
        var selection = AudioSelection.ALL.between(Duration.ZERO, Optional.of(LENGTH));
        var samples = FloatBuffer.allocate((int) Pcm.samplesIn(LENGTH) + Pcm.SAMPLE_RATE);
        try (var stream = AudioFile.open(root.resolve("sample-audio/kitchen.wav"))
                .source(selection)
                .open()) {
            for (var chunk = stream.read(); chunk.isPresent(); chunk = stream.read()) {
                samples.put(chunk.get().samples());
            }
        }
        var heard = new float[samples.position()];
        samples.flip().get(heard);
        return new Pcm(heard);
    }
}
