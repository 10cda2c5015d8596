package dev.earshot.app.server;

import dev.earshot.app.ServedModels;
import dev.earshot.app.qr.PhoneAddress;
import dev.earshot.app.shell.Page;
import dev.earshot.app.shell.ShellContext;
import dev.earshot.app.shell.Shortcut;
import dev.earshot.app.speech.LocalSpeechEngine;
import dev.earshot.app.speech.SpeechDialogs;
import dev.earshot.app.speech.SpeechEngine;
import dev.earshot.app.speech.Surroundings;
import dev.earshot.app.speech.Surroundings.Threads;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.util.Duration;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// The Server page. The server goes on while another page is shown.
public final class ServerPage implements Page {
    private final ServerViewModel model;
    private final ServerView view;
    private final Timeline looking;
    private final Timeline measuring;

    /// @param traces opens traces of sessions
    public ServerPage(ShellContext context, Consumer<List<Path>> traces) {
        Surroundings<SpeechEngine> surroundings =
                Surroundings.in(context, new LocalSpeechEngine(context.models()), Threads.of("server"));
        this(new ServerViewModel(
                surroundings,
                (usual, options) -> new ServedModels(context.models(), usual, options),
                new ServerKey(context.places().config().resolve("server-key")),
                new ServerViewModel.Outlets(
                        text -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text)),
                        page -> context.host().showDocument(page.toString()),
                        PhoneAddress::of,
                        traces)));
    }

    ServerPage(ServerViewModel model) {
        this.model = model;
        view = new ServerView(
                model, new SpeechDialogs.OfSystem(() -> view().getScene().getWindow()));
        looking = every(Duration.millis(200), model::refresh);
        measuring = every(Duration.seconds(1), model::measure);
        model.phase().subscribe(now -> {
            if (now.idle()) {
                measuring.stop();
            } else {
                measuring.play();
            }
        });
    }

    private static Timeline every(Duration time, Runnable what) {
        var timeline = new Timeline(new KeyFrame(time, _ -> what.run()));
        timeline.setCycleCount(Animation.INDEFINITE);
        return timeline;
    }

    /// Where programs of this computer reach the server, `ws://127.0.0.1:8000`; empty while it is not
    /// on.
    public Optional<URI> address() {
        return model.phase().get() instanceof Phase.On(var connection)
                ? Optional.of(URI.create("ws://127.0.0.1:" + connection.http().getPort()))
                : Optional.empty();
    }

    @Override
    public String title() {
        return "Server";
    }

    @Override
    public Ikon icon() {
        return Feather.SERVER;
    }

    @Override
    public ObservableValue<String> subject() {
        return model.phase().map(phase -> phase instanceof Phase.On ? "Serving" : "");
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void attach() {
        model.choice().refresh();
        model.refresh();
        looking.play();
    }

    @Override
    public void detach() {
        looking.stop();
    }

    @Override
    public List<Shortcut> shortcuts() {
        return view.shortcuts();
    }

    @Override
    public Optional<String> unfinished() {
        int going = model.going();
        return going == 0
                ? Optional.empty()
                : Optional.of(
                        going == 1
                                ? "The server hears one session; it ends when Earshot closes."
                                : "The server hears " + going + " sessions; they end when Earshot closes.");
    }

    @Override
    public void close() {
        looking.stop();
        measuring.stop();
        model.close();
    }
}
