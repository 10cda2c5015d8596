package dev.earshot.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.recognition.Decoding;
import dev.earshot.engine.recognition.FakeFamily;
import dev.earshot.engine.recognition.FakeModel;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// The model says "good morning" from 0.2 to 0.8 s and "how are you" from 1.4 to 2.3 s, whatever it hears.
class StreamCommandTest {
    @TempDir
    private Path home;

    private Path talk = Path.of("talk.wav");

    @BeforeEach
    void write() {
        talk = Wav.write(home.resolve("talk.wav"), 3, 1);
    }

    private Shell shell() {
        return new Shell(home);
    }

    @Test
    void theTextIsPrintedAndThenTheMeasures() {
        var result = shell().run("stream", talk);

        assertEquals(0, result.code(), result.err());
        assertTrue(result.out().startsWith("good morning\nhow are you\n\ntalk.wav, 0:03 of sound\n"), result.out());
        assertTrue(result.out().contains("times from the words that the same model heard offline"), result.out());
        assertTrue(result.out().contains("emission, first shown             0.00 s    0.00 s    5\n"), result.out());
        assertTrue(result.out().contains("endpoints                       2 found, 0 missed, 0 false\n"), result.out());
        assertTrue(result.out().contains("committed text changed          never\n"), result.out());
    }

    @Test
    void aReferenceGivesErrorRates() {
        var result = shell().run("stream", talk, "--reference", "Good morning, who are you?");

        assertTrue(result.out().contains("streaming WER                   20.0 %, 1 S, 0 D, 0 I in 5 words\n"));
        assertTrue(result.out().contains("streaming less offline          +0.0 points\n"), result.out());
    }

    @Test
    void wordsWithTimesAreTheClock() throws Exception {
        var words = Files.writeString(
                home.resolve("words.ctm"),
                ";; by hand\ntalk 1 0.2 0.2 good\ntalk 1 0.5 0.2 morning\ntalk 1 1.4 0.9 how are you\n"
                        .replace("how are you", "how"));
        var result = shell().run("stream", talk, "--reference", words);

        assertTrue(result.out().contains("times from the words of the reference"), result.out());
        assertTrue(result.out().contains("emission, first shown             0.10 s    0.10 s    3\n"), result.out());
    }

    @Test
    void ofAPartOnlyTheWordsThatAreSaidInItAreExpected() throws Exception {
        var words = Files.writeString(
                home.resolve("words.ctm"), "talk 1 0.1 0.1 hello\ntalk 1 1.2 0.3 good\ntalk 1 2.5 0.2 night\n");
        var result = shell().run("stream", talk, "--from", "1", "--to", "2", "--reference", words);

        assertTrue(result.out().contains("0 D, 1 I in 1 words"), result.out());
    }

    @Test
    void aTableHasTheTextsOfSeveralRecordingsAndTheLastBlockIsAllTogether() throws Exception {
        var other = Wav.write(home.resolve("other.wav"), 1.2, 1);
        var texts = Files.writeString(
                home.resolve("texts.tsv"), "file\ttext\ntalk.wav\tgood morning how are you\nother.wav\tgood evening\n");
        var result = shell().run("stream", talk, other, "--reference", texts);

        assertEquals(0, result.code(), result.err());
        assertTrue(result.out().contains("50.0 %, 1 S, 0 D, 0 I in 2 words"), result.out());
        assertTrue(result.out().contains("all together, 0:04 of sound"), result.out());
        assertTrue(result.out().contains("14.3 %, 1 S, 0 D, 0 I in 7 words"), result.out());
    }

    @Test
    void ofARecordingWithoutSpeechTheWordsAreCounted() {
        var result = shell().run("stream", talk, "--reference", "");

        assertTrue(result.out().contains("words where nobody speaks       5 settled, 5 put up\n"), result.out());
        assertFalse(result.out().contains("emission"), result.out());
    }

    @Test
    void programsGetJson() {
        var result = shell().run("stream", talk, "--json", "-", "--chunk", "random:7");
        var report = new JsonMapper().readTree(result.out());

        assertEquals("random:7", report.path("chunks").asString());
        var one = report.path("recordings").path(0);
        assertEquals(
                5,
                one.path("latency")
                        .path("audio")
                        .path("committed")
                        .path("count")
                        .asInt());
        assertEquals(0, one.path("committed_changes").asInt());
        assertEquals(2, report.path("pooled").path("endpoints").path("found").asInt());
    }

    @Test
    void aPipeIsHeardOnceAndIsItsOwnReference() {
        var result = shell().reading(new ByteArrayInputStream(Wav.bytes(3, 1))).run("stream", "-");

        assertEquals(0, result.code(), result.err());
        assertTrue(result.out().contains("times from the words of the stream itself"), result.out());
    }

    @Test
    void itIsStreamedLiveAndHeardAsARecordingFirst() {
        var model = FakeModel.saying("one");
        shell().with(new FakeFamily(model)).run("stream", talk, "--step", "500ms", "--hotwords", "one");

        assertEquals(
                Decoding.Mode.SILENCES,
                model.asked().getFirst().decoding().windows().mode());
        var live = model.asked().getLast().decoding();
        assertEquals(Decoding.LIVE.search(), live.search());
        assertEquals(Decoding.Mode.LIVE, live.windows().mode());
        assertEquals(500, live.live().step().toMillis());
    }

    @Test
    void whatDoesNotGoTogetherIsToldInOneSentence() {
        for (Object[] wrong : new Object[][] {
            {"--realtime", "--fast"},
            {"--chunk", "often"},
            {"--prefix", "So"},
            {"--policy", "best"},
            {"--channel", "each"}
        }) {
            var result = shell().run("stream", talk, wrong[0], wrong[wrong.length - 1]);
            assertEquals(ExitCode.USAGE.code(), result.code(), result.err());
            assertEquals(1, result.err().lines().count(), result.err());
        }
    }
}
