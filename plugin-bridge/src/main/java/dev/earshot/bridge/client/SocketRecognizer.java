package dev.earshot.bridge.client;

import dev.earshot.bridge.wire.ClientCodec;
import dev.earshot.bridge.wire.Request;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.transcript.TranscriptListener;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A service that hears a stream, as a recogniser: a connection a session. Safe for many threads.
public final class SocketRecognizer implements Recognizer {
    private final RecognizerInfo info;
    private final Dialer dialer;
    private final Speech speech;
    private final TimeLimits limits;
    private final Set<SocketSession> sessions = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /// Begins to speak with a service, for each session anew.
    @FunctionalInterface
    public interface Speech {
        ClientCodec about(RecognitionOptions options);
    }

    /// A service behind a WebSocket. What it hears with is its own business; its languages are not known.
    public SocketRecognizer(SocketService service) {
        this(
                new RecognizerInfo(
                        service.address().toString(),
                        service.model().orElse(service.address().getAuthority()),
                        "",
                        service.address().getHost(),
                        List.of()),
                new WebSocketDialer(service),
                options -> service.protocol().codec(new Request(options, service.model())),
                service.limits());
    }

    /// @param dialer from now on owned by this recogniser
    public SocketRecognizer(RecognizerInfo info, Dialer dialer, Speech speech, TimeLimits limits) {
        this.info = info;
        this.dialer = dialer;
        this.speech = speech;
        this.limits = limits;
    }

    @Override
    public RecognizerInfo info() {
        return info;
    }

    /// Connects, which takes as long as the network does.
    ///
    /// @throws SttException NETWORK when nobody answers; ACCESS_DENIED, OVERLOADED, UNSUPPORTED as the service says
    @Override
    public EndpointSession open(RecognitionOptions options, TranscriptListener listener) {
        if (closed) {
            throw new SttException(SttError.CANCELLED, "This connection has been closed.");
        }
        var session = new SocketSession(speech.about(options), listener, limits, sessions::remove);
        sessions.add(session);
        session.connect(dialer);
        if (closed) { // meanwhile
            session.close();
        }
        return session;
    }

    @Override
    public void close() {
        closed = true;
        sessions.forEach(SocketSession::close);
        dialer.close();
    }
}
