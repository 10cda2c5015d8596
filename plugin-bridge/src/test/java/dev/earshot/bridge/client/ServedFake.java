package dev.earshot.bridge.client;

import dev.earshot.bridge.dialect.earshot.EarshotClientCodec;
import dev.earshot.bridge.server.Access;
import dev.earshot.bridge.server.ServerLimits;
import dev.earshot.bridge.server.ServerMonitor;
import dev.earshot.bridge.server.ServerProtocol;
import dev.earshot.bridge.server.SttServer;
import dev.earshot.bridge.wire.SoundFormat;
import dev.earshot.bridge.wire.Terms;
import dev.earshot.engine.recognition.FakeModel;
import dev.earshot.engine.recognition.LocalRecognizer;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// Our own server with a model that says what a test wants.
public final class ServedFake implements AutoCloseable {
    public static final SocketService.Protocol EARSHOT = request -> new EarshotClientCodec(request, SoundFormat.PLAIN);

    private final LocalRecognizer recognizer;
    private final SttServer server;

    public ServedFake(FakeModel model) {
        this(model, ServerLimits.USUAL, Access.local());
    }

    public ServedFake(FakeModel model, ServerLimits limits, Access access) {
        recognizer = new LocalRecognizer(model, 16);
        server = new SttServer(
                new SttServer.Setup("127.0.0.1", 0, access, limits, Terms.LIVE, ServerProtocol.all()),
                (Optional<String> _) -> recognizer,
                ServerMonitor.NONE);
        server.start();
    }

    public URI address() {
        return server.address();
    }

    public SttServer server() {
        return server;
    }

    public SocketRecognizer recognizer(SocketService.Protocol protocol) {
        return new SocketRecognizer(SocketService.open(address(), protocol));
    }

    @Override
    public void close() {
        server.stop(Duration.ZERO);
        recognizer.close();
    }
}
