package dev.earshot.bridge.server;

import dev.earshot.bridge.http.Reason;
import dev.earshot.bridge.http.Refusal;
import dev.earshot.bridge.secrets.Credentials;
import dev.earshot.bridge.server.pages.Pages;
import dev.earshot.bridge.wire.Ending;
import dev.earshot.bridge.wire.Message;
import dev.earshot.bridge.wire.Request;
import dev.earshot.bridge.wire.Terms;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.websocket.server.config.JettyWebSocketServletContainerInitializer;

/// Speech to text for other programs: `/health`, `/ready`, the WebSockets of all
/// [protocols][ServerProtocol], and the [APIs][dev.earshot.bridge.http.HttpApi] for recordings.
///
/// Started once, stopped once. It closes in this order: nobody else comes in; what was heard is said;
/// the connections; the port. The recognisers belong to whoever made it. Safe for many threads.
///
/// It is longer than most, as all parts of the server are put together here.
public final class SttServer implements AutoCloseable {
    private final Setup setup;
    private final Recognizers recognizers;
    private final ServerMetrics metrics;
    private final ServerMonitor monitor;
    private final Beat beat;
    private final LongSupplier nanoTime;
    private final InstantSource clock;
    private final Places places;
    private final Optional<SecurePort> secure;
    private final GuestList guests = new GuestList();
    private final Uploads uploads = new Uploads(Uploads.usualParent());
    private final ReentrantLock lock = new ReentrantLock();
    private Optional<Running> running = Optional.empty();
    private volatile boolean draining;

    /// What a server is like.
    ///
    /// @param host the address that it listens at
    /// @param port 0 for any that is free
    /// @param defaults what a client gets that asks for nothing
    /// @param tls with which it shows who it is; without, it speaks HTTP as plain text
    public record Setup(
            String host,
            int port,
            Access access,
            ServerLimits limits,
            Request defaults,
            List<ServerProtocol> protocols,
            Optional<Credentials> tls) {
        public Setup {
            protocols = List.copyOf(protocols);
        }

        /// Without TLS.
        public Setup(
                String host,
                int port,
                Access access,
                ServerLimits limits,
                Request defaults,
                List<ServerProtocol> protocols) {
            this(host, port, access, limits, defaults, protocols, Optional.empty());
        }

        /// All protocols, on this machine alone, for whoever is on it.
        public static Setup local(int port) {
            return new Setup("127.0.0.1", port, Access.local(), ServerLimits.USUAL, Terms.LIVE, ServerProtocol.all());
        }
    }

    private record Running(Javalin javalin, List<Beat.Stop> beats) {}

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
        this.metrics = new ServerMetrics(nanoTime);
        this.recognizers = metrics.measured(recognizers);
        this.monitor = ServerMonitor.all(metrics, monitor);
        this.beat = beat;
        this.nanoTime = nanoTime;
        this.clock = clock;
        this.places = new Places(setup.limits().sessions(), this::sessionsOf);
        metrics.watch(places::taken, guests::backlog, recognizers::loaded);
        this.secure = setup.tls().map(SecurePort::new);
    }

    private int sessionsOf(String key) {
        return setup.access().limits(key).sessions().orElse(setup.limits().sessionsPerKey());
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
            uploads.open();
            try {
                javalin.start();
            } catch (SttException e) {
                uploads.close();
                throw e;
            } catch (JavalinBindException e) {
                uploads.close();
                throw new SttException(
                        SttError.NETWORK,
                        "The server cannot listen at " + setup.host() + ", port " + setup.port()
                                + ": another program uses it, or it may not; choose another port.",
                        e);
            }
            running = Optional.of(new Running(javalin, beats()));
        } finally {
            lock.unlock();
        }
    }

    /// A thread of its own for what reads files, which may take its time.
    private List<Beat.Stop> beats() {
        return Stream.concat(
                        Stream.of(beat.start(guests::tick)), secure.stream().map(port -> beat.start(port::tick)))
                .toList();
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.jetty.host = setup.host();
        config.jetty.port = setup.port();
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        secure.ifPresent(port ->
                config.jetty.addConnector((jetty, http) -> port.connector(jetty, http, setup.host(), setup.port())));
        config.jetty.modifyServletContextHandler(this::letIn);
        metrics.addTo(
                config.routes,
                opening -> setup.access().admit(opening, clock.instant()).isPresent());
        Pages.addTo(config.routes);
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
        config.routes.error(404, new Nowhere(setup.protocols(), clock));
    }

    private void letIn(ServletContextHandler handler) {
        JettyWebSocketServletContainerInitializer.configure(handler, (_, sockets) -> {
            long hardest = 2L * setup.limits().messageSize();
            sockets.setMaxTextMessageSize(hardest);
            sockets.setMaxBinaryMessageSize(hardest);
            sockets.setMaxFrameSize(hardest);
            sockets.setIdleTimeout(Duration.ZERO); // the conversations watch that themselves
        });
        admit(handler, metrics.calls());
        admit(handler, new Witness(monitor));
        var visitors = new Visitors(setup.access(), setup.host());
        admit(handler, new Gate(visitors, new Owners(setup.protocols(), Calls.APIS, clock)));
        var porter = new Porter(setup.access(), nanoTime, clock, this::closed);
        admit(handler, new Door(setup.protocols(), porter, clock, lobby()));
        var calls =
                new Calls(setup.limits(), places, recognizers, uploads, guests, monitor, setup.defaults(), nanoTime);
        admit(handler, new CallDoor(Calls.APIS, porter, clock, calls));
    }

    private Lobby lobby() {
        return new Lobby(
                setup,
                recognizers,
                places,
                guests,
                monitor,
                nanoTime,
                () -> draining ? Optional.of(STOPPED) : Optional.empty());
    }

    private static void admit(ServletContextHandler handler, Filter door) {
        handler.addFilter(new FilterHolder(door), "/*", EnumSet.of(DispatcherType.REQUEST));
    }

    /// Why nobody can come in at the moment.
    private Optional<Refusal> closed() {
        if (draining) {
            return Optional.of(Call.STOPPED);
        }
        return guests.size() >= setup.limits().connections()
                ? Optional.of(new Refusal(
                                Reason.OVERLOADED,
                                "This server has as many connections as it may; try again in a little while.")
                        .forNow())
                : Optional.empty();
    }

    /// Where clients connect to: `http://127.0.0.1:8000`, or `https:` with TLS. Only of a server that listens.
    public URI address() {
        int port = setup.port() == 0
                ? running()
                        .orElseThrow(() -> new IllegalStateException("the server does not listen"))
                        .javalin()
                        .port()
                : setup.port();
        var host = setup.host().contains(":") ? "[" + setup.host() + "]" : setup.host();
        return URI.create((secure.isPresent() ? "https://" : "http://") + host + ":" + port);
    }

    /// How many connections and calls there are now.
    public int connections() {
        return guests.size();
    }

    private static final Ending DISCONNECTED =
            new Ending(Ending.Reason.SHUTTING_DOWN, "Whoever runs this server has ended this connection.");

    /// Ends one connection or call after what was heard of it has been said, as a stop of the server would.
    ///
    /// @param id as its [SessionStart] has it
    /// @return whether it was still there
    public boolean disconnect(String id) {
        return guests.end(id, DISCONNECTED);
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
        guests.seeOut(STOPPED, grace);
        takeRunning().ifPresent(was -> {
            was.beats().forEach(Beat.Stop::close);
            was.javalin().stop();
            metrics.close();
        });
        uploads.close();
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

    /// As [#stop] within the usual time.
    @Override
    public void close() {
        stop(setup.limits().grace());
    }
}
