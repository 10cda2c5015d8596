package dev.earshot.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.Shared;
import dev.earshot.engine.model.whisper.WhisperFamily;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/// The command line with a real Whisper that has learnt 68 sentences, on sample recordings of some of them. It loses
/// its place in windows of several sentences, so that each utterance is heard by itself.
class WhisperCommandTest {
    private static final Path SAMPLES =
            Path.of(System.getProperty("earshot.root", "..")).resolve("sample-audio");

    @TempDir
    private Path home;

    private Shell.Result hear(String sample, Object... options) {
        var args = new Object[options.length + 6];
        args[0] = "transcribe";
        args[1] = SAMPLES.resolve(sample);
        args[2] = "--model";
        args[3] = Shared.fixture("whisper-demo");
        args[4] = "--windows";
        args[5] = "utterances";
        System.arraycopy(options, 0, args, 6, options.length);
        return new Shell(home).with(new WhisperFamily()).run(args);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kitchen.wav|Turn on the lights in the kitchen. Play some quiet music in the kitchen."
                        + " Set a timer for ten minutes.",
                "memo.m4a|Add milk and eggs to the shopping list. She sells fresh apples at the market.",
                "morgen.mp3|Mach bitte das Licht in der Küche an. Das Wetter ist heute kalt und windig."
                        + " Guten Morgen, wie geht es dir?",
            })
    void theSamplesAreHeard(String sample, String text) {
        assertEquals(new Shell.Result(0, text.replace(". ", ".\n") + "\n", ""), hear(sample));
    }

    @Test
    void silenceIsSaidToBeSilence() {
        assertEquals(new Shell.Result(0, "", "earshot: silence.wav: no speech was heard.\n"), hear("silence.wav"));
    }

    @Test
    void jsonHasLanguageWordsAndWhatTheModelRanIn() {
        var json = JsonMapper.shared()
                .readTree(hear("morgen.mp3", "--format", "json", "--precision", "fp32", "--device", "cpu")
                        .out());

        assertEquals("de", json.at("/language").stringValue());
        assertEquals("fp32", json.at("/card/model/precision").stringValue());
        assertTrue(json.at("/card/model/load").doubleValue() > 0);
        assertTrue(json.at("/card/model/memory").longValue() > 0);
        var words = json.at("/segments/0/words");
        assertEquals("Küche", words.get(6).get("text").stringValue());
        assertTrue(words.get(6).get("confidence").doubleValue() > 0.5);
    }

    @Test
    void theReferencesOwnCommandLineWorks() {
        var result = hear(
                "memo.m4a",
                "--task",
                "transcribe",
                "--language",
                "English",
                "--beam_size",
                "2",
                "--word_timestamps",
                "True",
                "--logprob_threshold",
                "None",
                "--initial_prompt",
                "A shopping list.");

        assertEquals(0, result.code(), result.err());
        assertTrue(result.out().contains("shopping list"), result.out());
    }
}
