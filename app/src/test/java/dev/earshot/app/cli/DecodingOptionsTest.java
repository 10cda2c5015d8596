package dev.earshot.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.recognition.Decoding;
import dev.earshot.engine.recognition.Decoding.Mode;
import dev.earshot.engine.transcript.TimeSpan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

class DecodingOptionsTest {
    @Command
    private static final class Line {
        @Mixin
        private DecodingOptions options = new DecodingOptions();

        @Parameters
        private List<String> files = List.of();
    }

    private static Line parsed(String... args) {
        var line = new Line();
        new CommandLine(line).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(Underscores.asDashes(args));
        return line;
    }

    private static Decoding decoding(String... args) {
        return parsed(args).options.decoding();
    }

    @Test
    void withoutOptionsAreTheDefaults() {
        assertEquals(Decoding.DEFAULT, decoding());
    }

    @Test
    void theSearchIsTakenAsItIsGiven() {
        var search = decoding(
                        "--beam-size=8",
                        "--best-of=3",
                        "--patience=2.5",
                        "--length-penalty=0.6",
                        "--sample-length=40",
                        "--suppress-tokens=-1, 7,8",
                        "--no-suppress-blank",
                        "--seed=42")
                .search();

        assertEquals(
                new Decoding.Search(
                        Decoding.Search.DEFAULT.temperatures(),
                        8,
                        2.5,
                        OptionalDouble.of(0.6),
                        3,
                        OptionalInt.of(40),
                        List.of(-1, 7, 8),
                        false,
                        42),
                search);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--temperature=0|0.0 0.2 0.4 0.6 0.8 1.0",
                "--temperature=0.5|0.5 0.7 0.9",
                "--temperature=0.3 --temperature-increment-on-fallback=None|0.3",
                "--temperature-increment-on-fallback=0.35|0.0 0.35 0.7",
                "--temperature=1.5|1.5",
            })
    void temperaturesRiseToOne(String line, String expected) {
        var temperatures = decoding(line.split(" ")).search().temperatures();

        assertEquals(
                expected,
                String.join(" ", temperatures.stream().map(String::valueOf).toList()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--suppress-tokens=", "--suppress-tokens=None"})
    void noSuppressedTokensLeaveOutTheRule(String option) {
        assertEquals(List.of(), decoding(option).search().suppressTokens());
    }

    @Test
    void whatTheModelIsToldIsTakenAsItIsGiven() {
        var prompting = decoding(
                        "--initial-prompt=Earshot, JavaFX",
                        "--carry-initial-prompt",
                        "True",
                        "--hotwords=Ada, Grace Hopper,",
                        "--condition-on-previous-text",
                        "False")
                .prompting();

        assertEquals(
                new Decoding.Prompting(
                        Optional.of("Earshot, JavaFX"), true, Optional.empty(), List.of("Ada", "Grace Hopper"), false),
                prompting);
    }

    @Test
    void howLettersArePutTogetherIsTakenAsItIsGiven() {
        assertEquals(
                new Decoding.Letters(Optional.of(Path.of("news.arpa")), 0.7, -1, 8, -12, -6),
                decoding(
                                "--language-model=news.arpa",
                                "--alpha=0.7",
                                "--beta=-1",
                                "--hotwords=Ada",
                                "--hotword-weight=8",
                                "--beam_prune_logp=-12",
                                "--token_min_logp=-6")
                        .letters());
    }

    @Test
    void aThresholdOfNoneIsNotApplied() {
        var thresholds = decoding(
                        "--compression-ratio-threshold=none", "--logprob-threshold=-0.5", "--no-speech-threshold=None")
                .thresholds();

        assertEquals(
                new Decoding.Thresholds(
                        OptionalDouble.empty(),
                        OptionalDouble.of(-0.5),
                        OptionalDouble.empty(),
                        OptionalDouble.empty()),
                thresholds);
    }

    @Test
    void whatIsTimedIsTakenAsItIsGiven() {
        var timing = decoding(
                        "--without-timestamps",
                        "--no-word-timestamps",
                        "--max-initial-timestamp=0",
                        "--prepend-punctuations=(",
                        "--append-punctuations=)",
                        "--clip-timestamps=0.5,2,1:00")
                .timing();

        assertEquals(
                new Decoding.Timing(
                        false,
                        OptionalDouble.empty(),
                        false,
                        "(",
                        ")",
                        List.of(
                                TimeSpan.ofMillis(500, 2000),
                                new TimeSpan(Duration.ofMinutes(1), Duration.ofDays(10)))),
                timing);
    }

    @ParameterizedTest
    @CsvSource({
        "--word-timestamps,true",
        "--word-timestamps True,true",
        "--word-timestamps False,false",
        "--word-timestamps=false,false",
        "--no-word-timestamps,false",
        "--word_timestamps False,false",
    })
    void aSwitchIsSaidInEitherWay(String options, boolean expected) {
        var line = parsed((options + " talk.wav").split(" "));

        assertEquals(expected, line.options.decoding().timing().words());
        assertEquals(List.of("talk.wav"), line.files);
    }

    @Test
    void theReferencesSpellingIsUnderstood() {
        assertEquals(
                decoding("--beam-size", "3", "--initial-prompt=snake_case --is_kept"),
                decoding("--beam_size", "3", "--initial_prompt=snake_case --is_kept"));
        assertEquals(
                List.of("--a_b.wav"),
                List.of(Underscores.asDashes("--", "--a_b.wav")).subList(1, 2));
        assertEquals(List.of("my_file.wav"), List.of(Underscores.asDashes("my_file.wav")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|SILENCES",
                "--windows=utterances|UTTERANCES",
                "--condition-on-previous-text|SLIDING",
                "--condition-on-previous-text=True|SLIDING",
                "--condition-on-previous-text=False|SILENCES",
                "--no-condition-on-previous-text|SILENCES",
                "--prefix=So|SLIDING",
                "--clip-timestamps=1,2|SLIDING",
                "--hallucination-silence-threshold=2|SLIDING",
                "--hallucination-silence-threshold=None|SILENCES",
                "--initial-prompt=So|SILENCES",
            })
    void whatOnlyASlidingWindowHeedsImpliesOne(@Nullable String option, Mode mode) {
        var decoding = option == null ? decoding() : decoding(option);

        assertEquals(mode, decoding.windows().mode());
    }

    @Test
    void conditioningIsOffOnlyWhenThatIsSaid() {
        assertTrue(decoding("--windows=sliding").prompting().conditionOnPrevious());
        assertFalse(decoding("--windows=sliding", "--no-condition-on-previous-text")
                .prompting()
                .conditionOnPrevious());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--beam-size=0|--beam-size must be between 1 and 100",
                "--best-of=-1|--best-of must be between 1 and 100",
                "--patience=0|--patience must be more than 0",
                "--length-penalty=1.1|--length-penalty must be between 0 and 1",
                "--temperature=-1|--temperature must be between 0 and 2",
                "--temperature-increment-on-fallback=0|--temperature-increment-on-fallback must be more than 0",
                "--suppress-tokens=a|--suppress-tokens takes token ids with commas between them, such as -1,50256,"
                        + " and not 'a'",
                "--no-speech-threshold=2|--no-speech-threshold must be between 0 and 1, or None",
                "--max-initial-timestamp=40|--max-initial-timestamp must be between 0 and 30",
                "--clip-timestamps=3,2|The times of --clip-timestamps must rise",
                "--clip-timestamps=1,5,4,6|The times of --clip-timestamps must rise",
                "--clip-timestamps=x|--clip-timestamps: 'x' is not a time: write seconds (90), 1:30, 1:02:03.5 or 250ms",
                "--carry-initial-prompt|--carry-initial-prompt needs an --initial-prompt to carry",
                "--alpha=1|--alpha weighs a language model: give a --language-model too",
                "--beta=1|--beta weighs a language model: give a --language-model too",
                "--hotword-weight=5|--hotword-weight weighs hot words: give --hotwords too",
                "--token-min-logp=1|--token-min-logp must be between -1000 and 0",
                "--batch-size=0|--batch-size must be from 1 to 256",
                "--windows=silences --prefix=So|--prefix needs --windows sliding, not silences",
            })
    void aWrongValueIsNamed(String line, String sentence) {
        var thrown = assertThrows(UsageException.class, () -> decoding(line.split(" ")));

        assertEquals(sentence, thrown.getMessage());
    }
}
