package dev.earshot.bridge.server;

import dev.earshot.bridge.server.Denial.Why;
import dev.earshot.bridge.wire.Ending;
import dev.earshot.bridge.wire.Message;
import dev.earshot.bridge.wire.Opening;
import dev.earshot.bridge.wire.Request;
import dev.earshot.bridge.wire.Terms;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import jakarta.servlet.DispatcherType;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.websocket.server.config.JettyWebSocketServletContainerInitializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Speech to text for other programs: `/health`, `/ready`, and the WebSockets of all
/// [protocols][ServerProtocol].
///
/// Started once, stopped once. It closes in this order: nobody else comes in; what was heard is
/// said; the connections;
/// the port. The recognisers belong to whoever made it. Safe for many threads.
public final class SttServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SttServer.class);

    /// How long the last messages may take to leave, when all has been said.
    private static final Duration LEAVING = Duration.ofSeconds(2);

    private final Setup setup;
    private final Recognizers recognizers;
    private final ServerMonitor monitor;
    private final Beat beat;
    private final LongSupplier nanoTime;
    private final InstantSource clock;
    private final Places places;
    private final Set<Conversation> conversations = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition left = lock.newCondition();
    private Optional<Running> running = Optional.empty();
    private volatile boolean draining;

    /// What a server is like.
    ///
    /// @param host the address that it listens at
    /// @param port 0 for any that is free
    /// @param defaults what a client gets that asks for nothing
    public record Setup(
            String host,
            int port,
            Access access,
            ServerLimits limits,
            Request defaults,
            List<ServerProtocol> protocols) {
        public Setup {
            protocols = List.copyOf(protocols);
        }

        /// All protocols, on this machine alone, for whoever is on it.
        public static Setup local(int port) {
            return new Setup("127.0.0.1", port, Access.local(), ServerLimits.USUAL, Terms.LIVE, ServerProtocol.all());
        }
    }

    private record Running(Javalin javalin, Beat.Stop beat) {}

    /// By the clocks of this machine.
    public SttServer(Setup setup, Recognizers recognizers, ServerMonitor monitor) {
        this(setup, recognizers, monitor, Beat.TENTHS, System::nanoTime, InstantSource.system());
    }

    /// @param monitor is told what goes on
    /// @param beat tells that time goes by
    /// @param nanoTime a clock that never jumps, as [System#nanoTime]
    public SttServer(
            Setup setup,
            Recognizers recognizers,
            ServerMonitor monitor,
            Beat beat,
            LongSupplier nanoTime,
            InstantSource clock) {
        this.setup = setup;
        this.recognizers = recognizers;
        this.monitor = ServerMonitor.all(monitor);
        this.beat = beat;
        this.nanoTime = nanoTime;
        this.clock = clock;
        this.places = new Places(setup.limits().sessions(), setup.limits().sessionsPerKey());
    }

    /// Listens from now on.
    ///
    /// @throws SttException NETWORK when the port is taken or the host is none of this machine's;
    ///     ACCESS_DENIED when everybody in the network could use it and nobody has allowed that
    public void start() {
        if (!setup.access().suits(setup.host())) {
            throw new SttException(
                    SttError.ACCESS_DENIED,
                    "At " + setup.host() + " everybody in the network could use this server: give it an API key, or"
                            + " allow it to be open.");
        }
        lock.lock();
        try {
            if (running.isPresent() || draining) {
                throw new IllegalStateException("a server is started once");
            }
            var javalin = Javalin.create(this::configure);
            try {
                javalin.start();
            } catch (JavalinBindException e) {
                throw new SttException(
                        SttError.NETWORK,
                        "The server cannot listen at " + setup.host() + ", port " + setup.port()
                                + ": another program uses it, or it may not; choose another port.",
                        e);
            }
            running = Optional.of(new Running(javalin, beat.start(this::tick)));
        } finally {
            lock.unlock();
        }
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.jetty.host = setup.host();
        config.jetty.port = setup.port();
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        config.jetty.modifyServletContextHandler(this::letSocketsIn);
        config.routes.get(
                "/health",
                asked -> asked.contentType("application/json")
                        .result(Message.empty().put("status", "ok").toString()));
        config.routes.get(
                "/ready",
                asked -> asked.contentType("application/json")
                        .status(draining ? 503 : 200)
                        .result(Message.empty()
                                .put("status", draining ? "stopping" : "ready")
                                .put("sessions", places.taken())
                                .toString()));
    }

    private void letSocketsIn(ServletContextHandler handler) {
        JettyWebSocketServletContainerInitializer.configure(handler, (_, sockets) -> {
            long hardest = 2L * setup.limits().messageSize();
            sockets.setMaxTextMessageSize(hardest);
            sockets.setMaxBinaryMessageSize(hardest);
            sockets.setMaxFrameSize(hardest);
            sockets.setIdleTimeout(Duration.ZERO); // the conversations watch that themselves
        });
        var door = new Door(setup.protocols(), setup.access(), clock, new Inside());
        handler.addFilter(new FilterHolder(door), "/*", EnumSet.of(DispatcherType.REQUEST));
    }

    /// What lies behind the door.
    private final class Inside implements Door.Guests {
        @Override
        public Optional<Why> closed() {
            if (draining) {
                return Optional.of(Why.STOPPING);
            }
            return conversations.size() >= setup.limits().connections() ? Optional.of(Why.BUSY) : Optional.empty();
        }

        @Override
        public Socket welcome(ServerProtocol protocol, Opening opening, SessionStart start) {
            return new Socket(line -> converse(protocol, opening, start, line));
        }
    }

    private Conversation converse(ServerProtocol protocol, Opening opening, SessionStart start, Line line) {
        int most = setup.limits().messageSize();
        var terms = new Terms(start.id(), start.began(), setup.defaults(), most, most);
        var codec = protocol.codec().of(opening, terms);
        var watched = monitor.opened(start);
        var conversation = new Conversation(
                codec,
                setup.limits(),
                line,
                recognizers,
                places,
                start.key(),
                nanoTime,
                watched,
                (who, how) -> over(who, watched, report(start, how)));
        conversations.add(conversation);
        if (draining) { // it came in while the door was being closed
            conversation.end(STOPPED);
        }
        return conversation;
    }

    private static SessionReport report(SessionStart start, Conversation.Outcome how) {
        return new SessionReport(
                start.id(), start.path(), start.key(), how.model(), how.lasted(), how.heard(), how.finals(), how.end());
    }

    private void over(Conversation conversation, SessionMonitor watched, SessionReport report) {
        try {
            watched.ended(report);
        } finally {
            conversations.remove(conversation);
            lock.lock();
            try {
                left.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private void tick() {
        for (var conversation : conversations) {
            try {
                conversation.tick();
            } catch (RuntimeException e) { // the others must not miss a beat
                LOG.error("A connection cannot be kept up", e);
            }
        }
    }

    /// Where clients connect to: `http://127.0.0.1:8000`. Only of a server that listens.
    public URI address() {
        int port = setup.port() == 0
                ? running()
                        .orElseThrow(() -> new IllegalStateException("the server does not listen"))
                        .javalin()
                        .port()
                : setup.port();
        var host = setup.host().contains(":") ? "[" + setup.host() + "]" : setup.host();
        return URI.create("http://" + host + ":" + port);
    }

    /// How many connections there are now.
    public int connections() {
        return conversations.size();
    }

    private Optional<Running> running() {
        lock.lock();
        try {
            return running;
        } finally {
            lock.unlock();
        }
    }

    private static final Ending STOPPED =
            new Ending(Ending.Reason.SHUTTING_DOWN, "This server is being stopped; connect again in a little while.");

    /// Lets nobody else in, says what was heard, and stops. Idempotent; returns when the port is
    /// free.
    ///
    /// @param grace how long saying it may take
    public void stop(Duration grace) {
        draining = true;
        conversations.forEach(conversation -> conversation.end(STOPPED));
        awaitAllLeft(grace);
        conversations.forEach(Conversation::endNow);
        awaitAllLeft(LEAVING);
        conversations.forEach(conversation -> conversation.hangUp("the server stopped"));
        takeRunning().ifPresent(was -> {
            was.beat().close();
            was.javalin().stop();
        });
    }

    private Optional<Running> takeRunning() {
        lock.lock();
        try {
            var was = running;
            running = Optional.empty();
            return was;
        } finally {
            lock.unlock();
        }
    }

    private void awaitAllLeft(Duration most) {
        long nanos = most.toNanos();
        lock.lock();
        try {
            while (!conversations.isEmpty() && nanos > 0) {
                nanos = left.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /// As [#stop] within the usual time.
    @Override
    public void close() {
        stop(setup.limits().grace());
    }
}
