package dev.earshot.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.earshot.engine.vad.Detector;
import dev.earshot.engine.vad.Endpointing;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class EndpointingOptionsTest {
    @Command(name = "hear")
    private static final class Hear implements Callable<Integer> {
        @Mixin
        private LiveEndpointingOptions options = new LiveEndpointingOptions();

        @Override
        public Integer call() {
            return 0;
        }
    }

    private static Endpointing asked(String... args) {
        var command = new Hear();
        new CommandLine(command).parseArgs(args);
        return command.options.endpointing();
    }

    @Test
    void nothingAskedForIsWhatIsUsual() {
        assertEquals(Endpointing.LIVE, asked());
        assertEquals(Endpointing.DEFAULT, new EndpointingOptions().endpointing());
    }

    @Test
    void eachHasItsOption() {
        assertEquals(
                new Endpointing(
                        Optional.of(Detector.BUILT_IN),
                        Duration.ofMillis(120),
                        Duration.ofMillis(250),
                        Duration.ZERO,
                        Duration.ofMillis(1500),
                        Optional.of(Duration.ofSeconds(2))),
                asked(
                        "--vad=built-in",
                        "--min-speech=120ms",
                        "--pre-roll=250ms",
                        "--end-padding=0",
                        "--end-silence=1.5",
                        "--end-idle=2"));
        assertEquals(Optional.of(Detector.SILERO), asked("--vad", "silero").detector());
        assertEquals(Optional.empty(), asked("--vad", "auto").detector());
    }

    @ParameterizedTest
    @CsvSource({
        "--min-speech, 0, '--min-speech must be between 10ms and 10 seconds'",
        "--pre-roll, 11, '--pre-roll must be between 0ms and 10 seconds'",
        "--end-padding, 1:00, '--end-padding must be between 0ms and 10 seconds'",
        "--end-silence, 5ms, '--end-silence must be between 10ms and 10 seconds'",
        "--end-idle, 0, '--end-idle must be between 10ms and 10 seconds'",
    })
    void aTimeOutOfItsRangeIsRefusedInOneSentence(String option, String value, String sentence) {
        assertEquals(
                sentence,
                assertThrows(UsageException.class, () -> asked(option, value)).getMessage());
    }

    @Test
    void aDetectorThatThereIsNotIsRefusedWithThoseThatAre() {
        var refusal = assertThrows(UsageException.class, () -> asked("--vad", "webrtc"));
        assertEquals("--vad must be auto, silero or built-in, not 'webrtc'", refusal.getMessage());
    }
}
