package dev.earshot.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Level;
import dev.earshot.engine.audio.Microphone;
import dev.earshot.engine.recognition.Decoding;
import dev.earshot.engine.recognition.FakeFamily;
import dev.earshot.engine.recognition.FakeModel;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.Task;
import dev.earshot.engine.vad.Endpointing;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordCommandTest {
    @TempDir
    private Path home;

    private final FakeMicrophones microphones = new FakeMicrophones("Built-in", "USB Headset");

    @Test
    void aRecordingGoesAmongTheDocumentsAndSaysHowToTranscribeIt() {
        var result = shell().run("record", "--duration", "2");
        var file = home.resolve("recordings/2026-11-21 09.30.wav");

        assertEquals(0, result.code());
        assertTrue(Files.exists(file));
        assertTrue(result.err().contains("Recording from Built-in; press Enter"), result.err());
        assertTrue(result.err().contains("into " + file + ".\n"), result.err());
        assertTrue(result.err().contains("earshot transcribe \"" + file + "\"\n"), result.err());
    }

    @Test
    void aRecordingGoesIntoTheFileThatIsNamed() {
        var file = home.resolve("notes/idea.wav");
        var result = shell().run("record", file, "--duration", "1");

        assertEquals(0, result.code(), result.err());
        assertTrue(Files.exists(file));
    }

    @Test
    void anExistingFileIsNotRecordedOver() throws Exception {
        var file = Files.writeString(home.resolve("idea.wav"), "mine");
        var result = shell().run("record", file);

        assertEquals(ExitCode.OUTPUT.code(), result.code());
        assertEquals("mine", Files.readString(file));
        assertTrue(microphones.used.isEmpty());
    }

    @Test
    void aFormatWeDoNotRecordInIsRefused() {
        var result = shell().run("record", home.resolve("idea.mp3"));

        assertEquals(ExitCode.USAGE.code(), result.code());
        assertFalse(Files.exists(home.resolve("idea.mp3")));
    }

    @Test
    void aFileInPlaceOfTheFolderIsToldInOneSentence() throws Exception {
        var file = Files.writeString(home.resolve("notes"), "mine");
        var result = shell().run("record", file);

        assertEquals(
                new Shell.Result(
                        ExitCode.OUTPUT.code(),
                        "",
                        "earshot: " + file + " cannot be written: a file of that name is in the way.\n"),
                result);
    }

    @Test
    void enterStops() {
        var result = shell().reading(new ByteArrayInputStream("\n".getBytes(StandardCharsets.UTF_8)))
                .run("record");

        assertEquals(0, result.code());
        assertTrue(result.err().contains("Recorded 0:0"), result.err());
    }

    @Test
    void interruptingWaitsUntilTheRecordingIsComplete() throws Exception {
        var shell = shell();
        var result = new FutureTask<>(() -> shell.run("record"));
        Thread.ofVirtual().start(result);
        microphones.started.await(30, TimeUnit.SECONDS);

        shell.interrupt();

        assertTrue(result.get(30, TimeUnit.SECONDS).err().contains("Recorded 0:0"));
    }

    @Test
    void aMicrophoneIsChosenByAPartOfItsName() {
        shell().run("record", "--device", "headset", "--duration", "1");

        assertEquals("USB Headset", microphones.used.getFirst().name());
    }

    @Test
    void whatTheComputerPlaysIsRecordedOnlyWhenAskedFor() {
        microphones.withMonitor("Speakers");
        shell().run("record", "--duration", "1");
        shell().run("record", "--device", "monitor", "--duration", "1");

        assertEquals(
                List.of("Built-in", "Speakers"),
                microphones.used.stream().map(Microphone::name).toList());
    }

    @Test
    void aMonitorNeverTakesTheMicrophonesPlace() {
        microphones.all.clear();
        microphones.withMonitor("Speakers");

        assertEquals(ExitCode.DEVICE.code(), shell().run("record").code());
        assertTrue(microphones.used.isEmpty());
    }

    @Test
    void withoutAMonitorItIsSaidHowToGetOne() {
        var result = shell().run("record", "--device", "monitor");

        assertEquals(ExitCode.DEVICE.code(), result.code());
        assertTrue(result.err().contains("To record what the computer plays, "), result.err());
    }

    @Test
    void anUnknownMicrophoneIsNamedWithThoseThereAre() {
        var result = shell().run("record", "--device", "radio");

        assertEquals(ExitCode.DEVICE.code(), result.code());
        assertEquals("earshot: There is no sound device 'radio'. There are: Built-in, USB Headset.\n", result.err());
    }

    @Test
    void anUnknownMicrophoneWhereThereIsNoneIsNoListOfNothing() {
        microphones.all.clear();
        var result = shell().run("record", "--device", "radio");

        assertEquals(ExitCode.DEVICE.code(), result.code());
        assertTrue(result.err().contains("'radio', and no other one: connect one"), result.err());
    }

    @Test
    void withoutAnyMicrophoneThereIsOneSentence() {
        microphones.all.clear();

        assertEquals(ExitCode.DEVICE.code(), shell().run("record").code());
        assertEquals(1, shell().run("record").err().lines().count());
    }

    @Test
    void aDeviceThatGoesAwayEndsTheRecordingButLosesNothing() {
        microphones.failure = Optional.of(new SttException(SttError.DEVICE_LOST, "Built-in went away."));
        var result = shell().run("record");

        assertEquals(ExitCode.DEVICE.code(), result.code());
        assertTrue(Files.exists(home.resolve("recordings/2026-11-21 09.30.wav")));
        assertTrue(result.err().contains("Recorded 0:0"), result.err());
        assertTrue(result.err().endsWith("earshot: Built-in went away.\n"), result.err());
    }

    @Test
    void whatACrashCutOffIsToldToBeWhole() {
        microphones.cutOff.add(Path.of("yesterday.wav"));

        assertTrue(shell().run("record", "--duration", "1").err().contains("it is whole again: yesterday.wav\n"));
    }

    @Test
    void textIsPrintedWhileRecording() {
        var result = shell().run("record", "--transcribe", "--duration", "2");

        assertEquals(0, result.code(), result.err());
        assertEquals("good morning\nhow are you\n", result.out());
        assertFalse(result.err().contains("To transcribe it"), result.err());
    }

    @Test
    void textWhileRecordingIsMadeForKeepingUp() {
        var model = FakeModel.saying("good morning");
        shell().with(new FakeFamily(model)).run("record", "--transcribe", "--duration", "2", "--language", "English");

        assertEquals(
                new RecognitionOptions(Optional.of("en"), Task.TRANSCRIBE, false, Decoding.LIVE, Endpointing.LIVE),
                model.asked().getFirst());
    }

    @Test
    void whereUtterancesEndCanBeAskedFor() {
        var model = FakeModel.saying("good morning");
        shell().with(new FakeFamily(model))
                .run("record", "--transcribe", "--duration", "2", "--end-idle", "3", "--end-silence", "800ms");

        assertEquals(
                Endpointing.LIVE.withPatience(Duration.ofSeconds(3)).withSilence(Duration.ofMillis(800)),
                model.asked().getFirst().endpointing());
    }

    @Test
    void theMeterShowsClockLevelAndClipping() {
        var meter = new LevelMeter();

        assertEquals(
                "REC  1:05  [################--------]  -20 dB",
                meter.line(Duration.ofSeconds(65), new Level(0.1f, 0, 0)));
        assertEquals(
                "REC  1:05  [########################]  0 dB  too loud",
                meter.line(Duration.ofSeconds(65), new Level(1, 0, 7)));
        assertTrue(meter.line(Duration.ZERO, Level.SILENCE).contains("[------------------------]  silence"));
    }

    private Shell shell() {
        return new Shell(home).with(microphones);
    }
}
