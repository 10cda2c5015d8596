package dev.earshot.app.clients;

import dev.earshot.app.ServedModels;
import dev.earshot.bridge.secrets.Credentials;
import dev.earshot.bridge.server.Access;
import dev.earshot.bridge.server.ServerLimits;
import dev.earshot.bridge.server.ServerMonitor;
import dev.earshot.bridge.server.ServerProtocol;
import dev.earshot.bridge.server.SessionReport;
import dev.earshot.bridge.server.SttServer;
import dev.earshot.bridge.wire.Terms;
import dev.earshot.engine.recognition.LoadOptions;
import dev.earshot.engine.recognition.ModelFolders;
import dev.earshot.engine.recognition.Models;
import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.store.InstalledModel;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// The real server with the built-in recogniser and a key, once for all tests with real clients.
final class House implements AutoCloseable {
    static final String KEY = "open-sesame";
    static final String WRONG_KEY = "open-barley";

    final Speech speech;
    private final Path folder;
    private final Models models = Models.discover(ModelFolders.none());
    private final InstalledModel model;
    private final Served usual;

    private House() throws IOException, InterruptedException {
        this(Models::preferred);
    }

    private House(Function<Models, InstalledModel> choice) throws IOException, InterruptedException {
        model = choice.apply(models);
        folder = Files.createTempDirectory("earshot-clients");
        speech = Speech.in(folder, recognizer(), Terms.LIVE.options());
        usual = serve(ServerLimits.USUAL);
    }

    /// With the model in a folder instead of the built-in recogniser.
    static House hearingBy(Path model) throws IOException, InterruptedException {
        return new House(models -> models.at(model));
    }

    /// One server, and how its sessions went.
    record Served(SttServer server, BlockingQueue<SessionReport> reports) implements AutoCloseable {
        URI address() {
            return server.address();
        }

        /// The next session that ends.
        SessionReport over() throws InterruptedException {
            return Optional.ofNullable(reports.poll(60, TimeUnit.SECONDS))
                    .orElseThrow(() -> new AssertionError("no session has ended"));
        }

        @Override
        public void close() {
            server.stop(Duration.ofSeconds(1));
        }
    }

    /// The one that has room for everybody.
    URI address() {
        return usual.address();
    }

    /// The one that the servers hear with.
    Recognizer recognizer() {
        return models.recognizer(model, LoadOptions.AUTO);
    }

    Served serve(ServerLimits limits) {
        return serve(limits, Optional.empty());
    }

    /// One that speaks TLS only.
    Served serve(ServerLimits limits, Certificate certificate) {
        return serve(limits, Optional.of(certificate.credentials()));
    }

    private Served serve(ServerLimits limits, Optional<Credentials> tls) {
        var reports = new LinkedBlockingQueue<SessionReport>();
        var setup = new SttServer.Setup(
                "127.0.0.1", 0, Access.of(List.of(KEY)), limits, Terms.LIVE, ServerProtocol.all(), tls);
        var server = new SttServer(
                setup, new ServedModels(models, model, LoadOptions.AUTO), ServerMonitor.ofReports(reports::add));
        server.start();
        return new Served(server, reports);
    }

    /// Where they are not here, the test that asks for them is skipped.
    NodeClients clients() {
        return new NodeClients();
    }

    /// At the server that has room for everybody.
    NodeClients.Done run(String script, String what) {
        return clients().run(script, what, address(), KEY, speech.wav());
    }

    @Override
    public void close() throws IOException {
        usual.close();
        models.close();
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /// Gives it to the tests that ask for it, and closes it after the last of them.
    static final class Key implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == House.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(House.class))
                    .computeIfAbsent(House.class, _ -> open());
        }

        private static House open() {
            try {
                return new House();
            } catch (IOException e) {
                throw new AssertionError("there is no room for a few files", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }
}
