package dev.earshot.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.earshot.app.Places;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.FakeModel;
import dev.earshot.engine.recognition.FakeSource;
import dev.earshot.engine.recognition.LocalRecognizer;
import dev.earshot.engine.recognition.RecognitionOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListeningTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final FakeModel model = FakeModel.saying("good morning", "how are you");
    private final SttException torn = new SttException(SttError.AUDIO_INVALID, "It breaks off.");

    @Test
    void soundThatBreaksOffIsKeptUpToThere() throws InterruptedException {
        var heard = hear(new FakeSource(model.audio(), 1).breakingWith(torn));

        assertEquals("good morning\nhow are you", heard.transcript().text());
        assertEquals(Optional.of(torn), heard.brokenOff());
        assertEquals("good morning\nhow are you\n", out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void soundThatBreaksOffBeforeAnyWordIsAFailure() {
        assertEquals(
                torn,
                assertThrows(SttException.class, () -> hear(new FakeSource(model.audio(), 0).breakingWith(torn))));
    }

    private Listening.Heard hear(FakeSource source) throws InterruptedException {
        var terminal = new Terminal(
                new ByteArrayInputStream(new byte[0]), out, new ByteArrayOutputStream(), Map.of(), () -> Screen.NONE);
        var context = new CliContext(
                terminal,
                () -> {
                    throw new AssertionError();
                },
                new FakeMicrophones(),
                () -> new Places(Path.of("a"), Path.of("b"), Path.of("c")),
                () -> {
                    throw new AssertionError();
                },
                () -> {
                    throw new AssertionError();
                },
                InstantSource.system(),
                System::nanoTime,
                Interrupts.OF_THIS_PROCESS);
        try (var recognizer = new LocalRecognizer(model, 1);
                var status = new StatusLine(terminal, System::nanoTime)) {
            return Listening.to("x", context, status, true).hear(source, recognizer, RecognitionOptions.DEFAULT);
        }
    }
}
