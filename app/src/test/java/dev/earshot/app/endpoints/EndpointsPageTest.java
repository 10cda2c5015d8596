package dev.earshot.app.endpoints;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.store.Secret;
import java.nio.file.Files;
import java.util.Optional;
import javafx.scene.control.PasswordField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The page with its keys, in a window.
class EndpointsPageTest extends EndpointsWindowTest {
    @Test
    void theKeyboardAddsAnEndpointSavesItStepsAndRemoves() throws Exception {
        opened();
        robot.push(KeyCode.CONTROL, KeyCode.N);
        type("Address", "ws://127.0.0.1:2700");
        type("Name", "Vosk here");
        press("Choose the kind of service");
        robot.push(KeyCode.CONTROL, KeyCode.S);
        assertTrue(texts().contains("Choose what kind of service this is."), () -> texts().toString());
        assertTrue(page.unfinished().orElseThrow().contains("Vosk here"));
        fx(() -> model.editor().get().orElseThrow().choose(user.vendors().of("vosk")));
        robot.push(KeyCode.CONTROL, KeyCode.S);
        until(() -> model.shown().get().equals(new Shown.Endpoint("Vosk here")));
        assertEquals(
                "ws://127.0.0.1:2700", user.file().read().endpoint("Vosk here").address());
        assertEquals(Optional.empty(), page.unfinished());
        robot.push(KeyCode.ALT, KeyCode.UP);
        until(() -> model.shown().get().equals(new Shown.Endpoint("Lab")));
        robot.push(KeyCode.ALT, KeyCode.DOWN);
        until(() -> model.shown().get().equals(new Shown.Endpoint("Vosk here")));
        robot.push(KeyCode.CONTROL, KeyCode.D);
        until(() -> model.shown().get().equals(new Shown.Endpoint("Vosk here copy")));
        robot.push(KeyCode.F2);
        until(() -> model.editor().get().isPresent());
        robot.push(KeyCode.ESCAPE);
        until(() -> model.editor().get().isEmpty());
    }

    @Test
    void aKeyIsTypedUnseenAndGoesIntoTheKeyring() throws Exception {
        opened();
        show("Deepgram");
        robot.push(KeyCode.CONTROL, KeyCode.K);
        robot.write("dg-secret-1", 0);
        assertEquals("dg-secret-1", ask(() -> ((PasswordField) page.view().lookup(".password-field")).getText()));
        assertTrue(
                texts().stream().anyMatch(text -> text.startsWith("It is kept for https://api.deepgram.com alone, in")),
                () -> texts().toString());
        robot.push(KeyCode.ENTER);
        until(() -> model.current().orElseThrow().key() instanceof KeyState.Kept);
        assertEquals(
                Optional.of(new Secret("dg-secret-1")),
                Optional.ofNullable(vault.secrets.get("https://api.deepgram.com")));
        assertFalse(texts().toString().contains("dg-secret-1"));
        press("Forget");
        until(() -> model.current().orElseThrow().key() instanceof KeyState.Missing);
    }

    @Test
    void theFilterFindsAndEscapeShowsAllAgain() throws Exception {
        opened();
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
        robot.write("whisper", 0);
        until(() -> model.listed().get().size() == 1);
        robot.push(KeyCode.DOWN);
        until(() -> model.shown().get().equals(new Shown.Endpoint("Kitchen")));
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
        robot.push(KeyCode.ESCAPE);
        until(() -> model.listed().get().size() == 4);
    }

    @Test
    void aVariableIsTypedWhereItStands() throws Exception {
        opened();
        fx(() -> model.show(new Shown.Environment("home")));
        var value = field("What the variable stands for");
        fx(() -> value.setText("192.0.2.99"));
        fx(value::requestFocus);
        robot.push(KeyCode.ENTER);
        until(() -> user.file()
                .read()
                .environment("home")
                .variables()
                .get("kitchen")
                .equals("192.0.2.99"));
        type("Name of the environment", "office");
        fx(() -> field("Name of the environment").requestFocus());
        robot.push(KeyCode.ENTER);
        until(() -> texts().stream().anyMatch(text -> text.contains("'office'")));
        assertEquals("office", ask(() -> field("Name of the environment").getText()), "nothing is lost");
    }

    @Test
    void aTestIsTypedInAndWhatIsWrongIsSaid() throws Exception {
        opened();
        fx(model.collections()::add);
        until(() -> model.shown().get() instanceof Shown.Collection);
        press("Add a test");
        press("Save the test");
        assertTrue(texts().stream().anyMatch(text -> text.startsWith("Say what is sent")), () -> texts().toString());
        type("Recording, sample or text", "/tmp/talk.wav");
        type("Errors, at most (%)", "20");
        press("Save the test");
        assertTrue(texts().stream().anyMatch(text -> text.contains("'reference'")), () -> texts().toString());
        type("What is really said", "Good morning.");
        press("Save the test");
        until(() -> !model.collections().of("Tests").orElseThrow().tests().isEmpty());
        var test = user.file().read().collection("Tests").tests().getFirst();
        assertEquals(Optional.of(0.2), test.expectations().wer());
    }

    @Test
    void aServiceIsDescribedFromACommandAndItsAnswer() throws Exception {
        opened();
        fx(() -> model.show(new Shown.Builder()));
        type(
                "How it is asked: a command of curl, or the address",
                "curl https://stt.example.com/v1/transcribe -H 'Authorization: Bearer secret-77' -F audio=@a.wav -F model=big");
        type("What it answered", "{\"result\": {\"text\": \"Good morning.\", \"id\": \"x\"}}");
        assertTrue(texts().contains("Good morning."), () -> texts().toString());
        press("Keep it in the keyring");
        until(() -> vault.secrets.containsKey("https://stt.example.com"));
        press("Go on to the endpoint");
        until(() -> model.editor().get().isPresent());
        fx(model::save);
        until(() -> model.shown().get().equals(new Shown.Endpoint("stt.example.com")));
        var saved = user.file().read().endpoint("stt.example.com");
        assertEquals("generic-http", saved.vendor());
        assertEquals(Optional.of("big"), saved.model());
        assertTrue(saved.description().orElseThrow().contains("/result/text"));
        assertFalse(Files.readString(folder.resolve("endpoints.json")).contains("secret-77"));
    }

    @Test
    void anAnswerIsReadFromAFile() throws Exception {
        opened();
        var file = folder.resolve("answers.txt");
        Files.writeString(
                file,
                "{\"type\": \"partial\", \"text\": \"good\"}\n{\"type\": \"final\", \"text\": \"Good morning.\"}\n");
        files.add(file);
        fx(() -> model.show(new Shown.Builder()));
        press("Open a file or a trace\u2026");
        until(() -> texts().stream().anyMatch(text -> text.contains("good")));
    }
}
