package dev.earshot.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.Decoding;
import dev.earshot.engine.recognition.FakeFamily;
import dev.earshot.engine.recognition.FakeModel;
import dev.earshot.engine.vad.Endpointing;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ListenCommandTest {
    @TempDir
    private Path home;

    private final FakeMicrophones microphones = new FakeMicrophones("Built-in", "USB Headset");

    private Shell shell() {
        return new Shell(home).with(microphones);
    }

    @Test
    void onlyWhatIsFinalGoesIntoAPipeAndNothingIsKept() {
        var result = shell().run("listen", "--duration", "4");

        assertEquals(0, result.code(), result.err());
        assertEquals("good morning\nhow are you\n", result.out());
        assertFalse(Files.exists(home.resolve("recordings")));
        assertEquals(
                "earshot: Listening to Built-in; press Enter or Ctrl-C to stop. 'earshot devices' lists others, --device"
                        + " NAME chooses one.\n",
                result.err());
    }

    @Test
    void programsGetALineForEachEvent() {
        var lines =
                shell().run("listen", "--json", "--duration", "4").out().lines().toList();
        var events = lines.stream().map(line -> new JsonMapper().readTree(line)).toList();

        assertEquals("speech_started", events.getFirst().path("event").asString());
        assertEquals("completed", events.getLast().path("event").asString());
        var partial = events.get(2);
        assertEquals("good ", partial.path("committed").asString());
        assertEquals("morning", partial.path("tentative").asString());
        var settled = events.get(3);
        assertEquals("good morning", settled.path("text").asString());
        assertEquals(
                "[[\"good\",0.2,0.5],[\"morning\",0.5,0.8]]",
                settled.path("words").toString());
    }

    @Test
    void itIsHeardAsSomethingThatIsLive() {
        var model = FakeModel.saying("good morning");
        shell().with(new FakeFamily(model)).run("listen", "--duration", "2");

        var asked = model.asked().getFirst();
        assertEquals(Decoding.LIVE, asked.decoding());
        assertEquals(Endpointing.LIVE, asked.endpointing());
        assertFalse(asked.interim(), "nobody sees what may still change");
    }

    @Test
    void itIsAlsoRecordedIfWanted() {
        var file = home.resolve("notes/meeting.wav");
        var result = shell().run("listen", "--save", file, "--duration", "4");

        assertEquals("good morning\nhow are you\n", result.out());
        assertTrue(Files.exists(file));
        assertTrue(result.err().endsWith("into " + file + ".\n"), result.err());
    }

    @Test
    void enterStopsAndTheLastWordsAreWritten() {
        var result = shell().reading(new ByteArrayInputStream("\n".getBytes(StandardCharsets.UTF_8)))
                .run("listen", "--device", "headset");

        assertEquals(0, result.code(), result.err());
        assertEquals("good morning\nhow are you\n", result.out());
        assertEquals("USB Headset", microphones.used.getFirst().name());
    }

    @Test
    void whoIsInterruptedStillWritesTheLastWords() throws Exception {
        var shell = shell();
        var result = new FutureTask<>(() -> shell.run("listen"));
        Thread.ofVirtual().start(result);
        microphones.started.await(30, TimeUnit.SECONDS);

        shell.interrupt();

        assertEquals(
                "good morning\nhow are you\n", result.get(30, TimeUnit.SECONDS).out());
    }

    @Test
    void aMicrophoneThatGoesAwayEndsWithWhatWasHeardAndOneSentence() {
        microphones.failure = Optional.of(new SttException(SttError.DEVICE_LOST, "Built-in went away."));
        var result = shell().run("listen");

        assertEquals(ExitCode.DEVICE.code(), result.code());
        assertEquals("good morning\nhow are you\n", result.out());
        assertTrue(result.err().endsWith("earshot: Built-in went away.\n"), result.err());
    }

    @Test
    void aRecogniserThatFailsEndsItWithItsSentence() {
        var model = FakeModel.saying("good morning")
                .failing(Duration.ofMillis(900), () -> new SttException(SttError.OUT_OF_MEMORY, "Too little."));
        var result = shell().with(new FakeFamily(model)).run("listen");

        assertEquals(ExitCode.MODEL.code(), result.code());
        assertTrue(result.err().endsWith("earshot: Too little.\n"), result.err());
    }
}
