package dev.earshot.bridge.client;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.RecognitionSession;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.TranscriptEvent.Notice;
import dev.earshot.engine.transcript.TranscriptListener;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// One session over as many connections as it takes.
///
/// **What is settled is acknowledged.** Sound up to the end of the last final has been heard; what follows is kept.
/// When a
/// connection breaks for a reason that may pass, the next one hears what was kept, from there on: so nothing is lost,
/// and nothing is said twice. A [Resumption] puts its events behind those that were said.
///
/// **Whoever feeds the session connects again**, in [#accept] and [#finish]; there is no thread for it. Where no sound
/// comes there is nothing to be heard. How often in a row that is tried is up to the [Retries]; a final begins the
/// count
/// anew, as in LiveKit's agents.
final class PersistentSession implements EndpointSession {
    /// What is kept where a service settles nothing.
    private static final Duration MOST = Duration.ofMinutes(5);

    private final Function<TranscriptListener, RecognitionSession> service;
    private final Retries retries;
    private final TranscriptListener listener;
    private final KeptSound kept = new KeptSound(Pcm.samplesIn(MOST));
    private final Resumption resumption = new Resumption();
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final ReentrantLock telling = new ReentrantLock();
    private final AtomicInteger failures = new AtomicInteger(); // in a row
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Optional<Connection> connection = Optional.empty();

    /// @param service opens a connection
    PersistentSession(
            Function<TranscriptListener, RecognitionSession> service, Retries retries, TranscriptListener listener) {
        this.service = service;
        this.retries = retries;
        this.listener = listener;
    }

    /// For the first time.
    ///
    /// @throws SttException when that is not to be; the listener has heard notices at most
    void connect() {
        try {
            connectUntilItHolds(dial());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SttException(SttError.CANCELLED, "Connecting was stopped.", e);
        }
    }

    @Override
    public void accept(Pcm chunk) throws InterruptedException {
        if (!over()) {
            kept.add(chunk);
            through(Connection::sendKept);
        }
    }

    @Override
    public void flush() throws InterruptedException {
        through(open -> {
            open.sendKept();
            open.flush();
        });
    }

    @Override
    public void finish() throws InterruptedException {
        through(open -> {
            open.sendKept();
            open.finish();
        });
    }

    @Override
    public Duration backlog() {
        return connection.map(Connection::backlog).orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        say(new TranscriptEvent.Failed(new SttException(SttError.CANCELLED, "Listening was stopped.")));
        connection.ifPresent(Connection::close);
    }

    private boolean over() {
        return ended.getCount() == 0;
    }

    private interface Work {
        void on(Connection connection) throws InterruptedException;
    }

    /// Does it until a connection has outlived it.
    private void through(Work work) throws InterruptedException {
        while (!over()) {
            var open = connection.orElseThrow();
            if (open.broken.isEmpty()) {
                work.on(open);
            }
            if (open.broken.isEmpty()) {
                return;
            }
            try {
                connectUntilItHolds(open.broken);
            } catch (SttException last) {
                say(new TranscriptEvent.Failed(last));
            }
        }
    }

    /// @param broken why there is no connection; empty when there is
    /// @throws SttException when it is no use to try once more
    private void connectUntilItHolds(Optional<SttException> broken) throws InterruptedException {
        for (var why = broken; why.isPresent() && !over(); ) {
            if (!mayPass(why.get())) {
                throw why.get();
            }
            int failed = failures.incrementAndGet();
            say(new Notice(
                    Notice.Topic.CONNECTION,
                    "%s Connecting again (%d of %d).".formatted(why.get().sentence(), failed, retries.most())));
            why = ended.await(retries.pause(failed, random).toNanos(), TimeUnit.NANOSECONDS)
                    ? Optional.empty()
                    : dial();
        }
    }

    private boolean mayPass(SttException why) {
        return why.error().retryable() && failures.get() < retries.most();
    }

    /// @return why it failed
    private Optional<SttException> dial() {
        try {
            var next = new Connection(begin());
            connection = Optional.of(next);
            if (over()) { // meanwhile
                next.close();
            }
            return Optional.empty();
        } catch (SttException e) {
            return Optional.of(e);
        }
    }

    /// @return the sample that the next connection hears first
    private long begin() {
        telling.lock();
        try {
            long start = kept.first();
            resumption.next(Pcm.durationOf(start));
            return start;
        } finally {
            telling.unlock();
        }
    }

    private void say(TranscriptEvent event) {
        telling.lock();
        try {
            if (!over()) {
                if (event.terminal()) {
                    ended.countDown();
                }
                listener.on(event);
            }
        } finally {
            telling.unlock();
        }
    }

    /// One connection, and what has been sent over it.
    private final class Connection {
        private final RecognitionSession session;
        private volatile Optional<SttException> broken = Optional.empty();
        private volatile long next; // sample to be sent
        private volatile boolean finishing;

        /// Dials.
        Connection(long start) {
            next = start;
            session = service.apply(this::on);
        }

        void sendKept() throws InterruptedException {
            for (var part = kept.from(next); part.isPresent() && broken.isEmpty(); part = kept.from(next)) {
                next = part.get().end();
                session.accept(part.get().sound());
            }
        }

        void flush() throws InterruptedException {
            if (session instanceof EndpointSession able) {
                able.flush();
            }
        }

        void finish() throws InterruptedException {
            finishing = true;
            session.finish();
        }

        void close() {
            session.close();
        }

        Duration backlog() {
            return Pcm.durationOf(Math.max(0, kept.end() - next)).plus(session.backlog());
        }

        private void on(TranscriptEvent event) {
            telling.lock();
            try {
                var why = reasonToReconnect(event);
                if (why.isPresent()) {
                    resumption.broke().ifPresent(PersistentSession.this::say);
                    broken = why;
                } else {
                    resumption.of(event).ifPresent(PersistentSession.this::say);
                }
                if (event instanceof TranscriptEvent.Final) {
                    failures.set(0);
                }
                kept.forget(Math.min(Pcm.samplesIn(resumption.settled()), kept.end()));
            } finally {
                telling.unlock();
            }
        }

        private Optional<SttException> reasonToReconnect(TranscriptEvent event) {
            return switch (event) {
                case TranscriptEvent.Failed(var cause) when cause.error().retryable() -> Optional.of(cause);
                case TranscriptEvent.Completed _
                when !finishing ->
                    Optional.of(new SttException(
                            SttError.NETWORK, "The service ended the session before the sound had ended."));
                default -> Optional.empty();
            };
        }
    }
}
