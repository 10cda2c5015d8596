package dev.earshot.bridge.client;

import dev.earshot.bridge.wire.Request;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.RecognitionSession;
import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.transcript.TranscriptListener;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A service behind a WebSocket, as a recogniser: a connection a session. Safe for many threads.
public final class SocketRecognizer implements Recognizer {
    private final SocketService service;
    private final HttpClient http;
    private final Set<SocketSession> sessions = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    public SocketRecognizer(SocketService service) {
        this.service = service;
        this.http = HttpClient.newBuilder().connectTimeout(service.patience()).build();
    }

    /// What it hears with is the service's own business; its languages are not known.
    @Override
    public RecognizerInfo info() {
        var address = service.address();
        return new RecognizerInfo(
                address.toString(), service.model().orElse(address.getAuthority()), "", address.getHost(), List.of());
    }

    /// Connects, which takes as long as the network does.
    ///
    /// @throws SttException NETWORK when nobody answers; ACCESS_DENIED, OVERLOADED, UNSUPPORTED as the service says
    @Override
    public RecognitionSession open(RecognitionOptions options, TranscriptListener listener) {
        if (closed) {
            throw new SttException(SttError.CANCELLED, "This connection has been closed.");
        }
        var codec = service.protocol().codec(new Request(options, service.model()));
        var session = new SocketSession(codec, listener, service.patience(), sessions::remove);
        sessions.add(session);
        session.connect(http, service);
        if (closed) { // meanwhile
            session.close();
        }
        return session;
    }

    @Override
    public void close() {
        closed = true;
        sessions.forEach(SocketSession::close);
        http.shutdownNow();
    }
}
