package dev.earshot.app.server;

import dev.earshot.app.shell.Appearance;
import dev.earshot.app.shell.ServerChoices.Reach;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A picture of each state of the page, for a person to look at.
class ServerScreenshotsTest extends ServerWindowTest {
    @Test
    void off() throws Exception {
        until(() -> model.choice().model().get().isPresent());
        inLightAndDark("server-off");
        resize(640, 480);
        screenshot("server-off-640x480");
    }

    @Test
    void failed() throws Exception {
        until(() -> model.choice().model().get().isPresent());
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            fx(() -> model.choosePort(taken.getLocalPort()));
            fx(model::toggle);
            until(() -> model.phase().get() instanceof Phase.Failed);
        }
        inLightAndDark("server-failed");
    }

    @Test
    void severalSessions() throws Exception {
        var connection = start();
        var view = (ServerView) page.view();
        screenshot("server-connect");
        fx(() -> view.showTab(1));
        screenshot("server-nobody");
        callers.call(connection, "/ws/transcribe").hear(Duration.ofSeconds(8)).say("{\"type\":\"end\"}");
        callers.call(connection, "/v1/listen?encoding=linear16&sample_rate=16000")
                .hear(Duration.ofSeconds(17));
        callers.call(connection, "/ws/transcribe").hear(Duration.ofSeconds(11));
        callers.call(connection, "/v1/realtime?intent=transcription");
        until(() -> model.views().get().size() == 4
                && model.views().get().stream().filter(SessionView::open).count() == 3
                && model.views().get().stream()
                                .filter(one -> one.heard().compareTo(Duration.ofSeconds(10)) > 0)
                                .filter(one -> !one.settled().isEmpty())
                                .count()
                        == 2);
        fx(() -> ((SessionTable) page.view().lookup(".sessions"))
                .getSelectionModel()
                .select(1));
        inLightAndDark("server-sessions");
        fx(this::tenMinutes);
        fx(() -> view.showTab(2));
        inLightAndDark("server-charts");
        fx(() -> view.showTab(3));
        inLightAndDark("server-log");
        resize(812, 560);
        fx(() -> view.showTab(1));
        screenshot("server-sessions-small");
    }

    @Test
    void network() throws Exception {
        fx(() -> model.chooseReach(Reach.NETWORK));
        until(() -> model.secret().get().isPresent());
        start();
        screenshot("server-network");
        dress(Appearance.DARK);
        screenshot("server-network-dark");
    }

    /// A morning with a rush in it.
    private void tenMinutes() {
        IntStream.range(0, 540).forEach(second -> {
            double rush = Math.exp(-Math.pow((second - 300) / 90.0, 2));
            int sessions = (int) Math.round(2 + 9 * rush + Math.sin(second / 20.0));
            long delay = Math.round(280 + 700 * rush + 60 * Math.sin(second / 7.0));
            model.note(new Moment(
                    sessions,
                    sessions * (0.8 + 0.2 * Math.sin(second / 5.0)),
                    List.of(Duration.ofMillis(delay), Duration.ofMillis(delay * 2)),
                    (long) ((1.1 + 0.3 * rush) * (1L << 30))));
        });
    }
}
