package dev.earshot.app.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.app.shell.ServerChoices.Reach;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class ServerPageTest extends ServerWindowTest {
    @Test
    void theKeyboardStartsItShowsItsPartsAndStopsIt() throws Exception {
        until(() -> model.choice().model().get().isPresent());
        assertTrue(texts().contains("Press Ctrl+R to serve"), () -> texts().toString());
        robot.push(KeyCode.CONTROL, KeyCode.R);
        until(() -> model.phase().get() instanceof Phase.On);
        var port = ask(() -> model.choices().get().port());
        assertTrue(texts().contains("http://127.0.0.1:" + port), () -> texts().toString());
        assertTrue(texts().contains("ws://127.0.0.1:" + port), () -> texts().toString());
        robot.push(KeyCode.CONTROL, KeyCode.B);
        assertEquals("http://127.0.0.1:" + port + "/", browsed.getFirst().toString());
        robot.push(KeyCode.ALT, KeyCode.DIGIT4);
        until(() -> texts().stream().anyMatch(text -> text.startsWith("On, at http://127.0.0.1")));
        robot.push(KeyCode.CONTROL, KeyCode.R);
        until(() -> model.phase().get() instanceof Phase.Off);
    }

    @Test
    void aSessionIsSeenWhileItGoesOnAndIsDisconnected() throws Exception {
        var connection = start();
        var caller = callers.call(connection, "/ws/transcribe").hear(Duration.ofSeconds(12));
        until(() -> !model.views().get().isEmpty()
                && !model.views().get().getFirst().settled().isEmpty());
        var view = ask(() -> model.views().get().getFirst());
        assertEquals("Earshot", view.start().protocol());
        assertEquals("127.0.0.1", view.start().peer());
        assertTrue(view.lastFinal().isPresent());
        assertEquals(1, page.unfinished().stream().count(), "it is said before the window closes");

        fx(() -> ((ServerView) page.view()).showTab(1));
        fx(() -> table().getSelectionModel().select(0));
        fx(() -> table().requestFocus());
        robot.push(KeyCode.DELETE);
        assertEquals(1000, caller.closed.get(20, TimeUnit.SECONDS));
        assertTrue(caller.text.toString().contains("\"final\""), caller.text.toString());
        until(() -> !model.views().get().getFirst().open());
        assertFalse(page.unfinished().isPresent());
        assertEquals(1, ask(() -> table().getItems().size()), "one that is over stays");
        robot.push(KeyCode.ENTER);
        assertEquals(1, traced.size());
        assertTrue(ask(
                () -> model.lines().get().stream().anyMatch(line -> line.text().contains("has ended after"))));
    }

    @Test
    void aPortThatIsTakenIsASentence() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            fx(() -> model.choosePort(taken.getLocalPort()));
            until(() -> model.choice().model().get().isPresent());
            fx(model::toggle);
            until(() -> model.phase().get() instanceof Phase.Failed);
        }
        assertTrue(texts().stream().anyMatch(text -> text.contains("choose another port")), () -> texts().toString());
        start();
    }

    @Test
    void theNetworkNeedsAKeyWhichIsShownOnRequestOnly() throws Exception {
        fx(() -> model.chooseReach(Reach.NETWORK));
        until(() -> model.secret().get().isPresent());
        var key = ask(() -> model.secret().get().orElseThrow().reveal());
        var shown = start();
        assertEquals(phone, shown.http());
        var here =
                URI.create("http://127.0.0.1:" + ask(() -> model.choices().get().port()));
        var connection = new Connection(here, shown.phone(), shown.key(), shown.model());
        assertEquals(key, connection.key().orElseThrow().reveal());
        assertFalse(texts().contains(key));
        assertFalse(Snippets.of(connection).stream().anyMatch(one -> one.code().contains(key)));
        fx(model::copyKey);
        assertEquals(List.of(key), clipboard);
        var nobody = new Connection(connection.http(), connection.phone(), Optional.empty(), "");
        assertThrows(CompletionException.class, () -> callers.call(nobody, "/ws/transcribe"));
        until(() -> model.lines().get().stream().anyMatch(line -> line.text().contains("was turned away (401)")));
        callers.call(connection, "/ws/transcribe").hear(Duration.ofSeconds(1));
        until(() ->
                model.views().get().stream().anyMatch(view -> view.start().key().equals("key 1")));
    }

    @Test
    void aStopSaysWhatWasHeardAndASecondOneEndsAtOnce() throws Exception {
        var connection = start();
        var caller = callers.call(connection, "/ws/transcribe").hear(Duration.ofSeconds(2));
        until(() -> !model.views().get().isEmpty());
        fx(model::toggle);
        fx(() -> {
            if (model.phase().get() instanceof Phase.Stopping) {
                model.toggle();
            }
        });
        until(() -> model.phase().get() instanceof Phase.Off);
        assertTrue(caller.closed.get(20, TimeUnit.SECONDS) > 0);
    }

    @SuppressWarnings("unchecked")
    private TableView<SessionRow> table() {
        return (TableView<SessionRow>) page.view().lookup(".sessions");
    }

    private List<String> texts() {
        return ask(() -> page.view().lookupAll("*").stream()
                .filter(Labeled.class::isInstance)
                .filter(node -> node.isVisible())
                .map(node -> String.valueOf(((Labeled) node).getText()))
                .toList());
    }
}
