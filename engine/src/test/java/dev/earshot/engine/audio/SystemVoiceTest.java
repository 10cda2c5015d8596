package dev.earshot.engine.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class SystemVoiceTest {
    @TempDir
    private Path folder;

    @Test
    void theVoiceOfThisSystemSpeaks() throws Exception {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(place -> Files.isExecutable(Path.of(place, "espeak-ng"))),
                "espeak-ng is not installed; install it to run this test");
        var voice = SystemVoice.installed();
        var sound = voice.speak("Good morning. -w is no option here.");
        assertTrue(sound.duration().compareTo(Duration.ofSeconds(1)) > 0, "of " + sound.duration());
        assertTrue(sound.duration().compareTo(Duration.ofSeconds(10)) < 0, "of " + sound.duration());
        float loudest = 0;
        for (float sample : sound.samples()) {
            loudest = Math.max(loudest, Math.abs(sample));
        }
        assertTrue(loudest > 0.05, "of " + loudest);
    }

    @Test
    void withoutAVoiceItSaysWhatToDo() {
        var why = assertThrows(SttException.class, () -> SystemVoice.onPath(folder.toString()));
        assertEquals(SttError.UNSUPPORTED, why.error());
        assertTrue(why.sentence().contains("install espeak-ng"), why.sentence());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theTextIsTheInputAndNoArgument() throws Exception {
        var voice = voice("echo \"$@\" > '%1$s/arguments'; cat > '%1$s/input'; exit 3");
        var why = assertThrows(SttException.class, () -> voice.speak("--help Grüße"));
        assertTrue(why.sentence().contains("espeak-ng"), why.sentence());
        assertEquals("--help Grüße", Files.readString(folder.resolve("input")));
        assertFalse(Files.readString(folder.resolve("arguments")).contains("help"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aVoiceThatSaysNothingHasFailed() throws Exception {
        var voice = voice("exit 0");
        assertThrows(SttException.class, () -> voice.speak("Good morning."));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void interruptingItEndsTheProgram() throws Exception {
        var pipe = folder.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        var voice = voice("echo $$ > '%1$s/pipe'; exec sleep 600");
        var ended = new CompletableFuture<Throwable>();
        var speaking = Thread.ofVirtual()
                .start(() -> ended.complete(assertThrows(Throwable.class, () -> voice.speak("Good morning."))));
        long program = Long.parseLong(Files.readString(pipe).strip());
        speaking.interrupt();
        assertInstanceOf(InterruptedException.class, ended.get());
        var handle = ProcessHandle.of(program);
        if (handle.isPresent()) {
            handle.get().onExit().get();
        }
    }

    @Test
    void noTextIsNotSpoken() throws Exception {
        var program = Files.createFile(folder.resolve("espeak-ng"));
        assumeTrue(program.toFile().setExecutable(true));
        var voice = SystemVoice.onPath(folder.toString());
        assertThrows(SttException.class, () -> voice.speak(" "));
        assertThrows(SttException.class, () -> voice.speak("a".repeat(5001)));
    }

    /// @param script with the folder of the test as `%1$s`
    private SystemVoice voice(String script) throws IOException {
        var program = folder.resolve("espeak-ng");
        Files.writeString(program, "#!/bin/sh\n" + script.formatted(folder) + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return SystemVoice.onPath(folder.toString());
    }
}
