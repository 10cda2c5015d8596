package dev.earshot.bridge.client;

import dev.earshot.bridge.wire.Frame;
import dev.earshot.bridge.wire.Request;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/// Clients that send [Nonsense], each over one connection after the other. Only for a server of one's own.
///
/// @param messages in all
/// @param clients at once
public record Hostility(SocketService service, Request request, long messages, int clients, long seed) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// A connection is left after so many messages at most.
    private static final int AT_ONCE = 200;

    /// What came of it.
    ///
    /// @param sent messages that the server took
    /// @param answers that it gave
    /// @param connections that it let in
    /// @param refused those that it did not
    /// @param closes how often one was closed, by the server's code; 1006 for a connection that broke
    public record Outcome(long sent, long answers, long connections, long refused, Map<Integer, Long> closes) {
        public Outcome {
            closes = Map.copyOf(closes);
        }
    }

    /// Returns when all has been sent.
    public Outcome run() throws InterruptedException {
        var attack = new Attack();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var dialer = new WebSocketDialer(service)) {
            threads.invokeAll(IntStream.range(0, clients)
                    .mapToObj(client -> (Callable<Boolean>) () -> attack.run(dialer, new Nonsense(seed + client)))
                    .toList());
        }
        return attack.outcome();
    }

    private final class Attack {
        private final AtomicLong left = new AtomicLong(messages);
        private final AtomicLong sent = new AtomicLong();
        private final AtomicLong answers = new AtomicLong();
        private final AtomicLong connections = new AtomicLong();
        private final AtomicLong refused = new AtomicLong();
        private final Map<Integer, Long> closes = new ConcurrentHashMap<>();

        boolean run(Dialer dialer, Nonsense nonsense) throws InterruptedException {
            while (left.get() > 0) {
                var gone = new CountDownLatch(1);
                try {
                    var opening = service.protocol().codec(request).opening();
                    var line = dialer.dial(opening, new Counting(gone));
                    connections.incrementAndGet();
                    annoy(line, nonsense, gone);
                } catch (SttException e) {
                    if (take()) { // or a server that lets nobody in would be asked for ever
                        refused.incrementAndGet();
                    }
                }
            }
            return true;
        }

        /// Counts what the server says to one client.
        private final class Counting implements Line.Listener {
            private final CountDownLatch gone;

            Counting(CountDownLatch gone) {
                this.gone = gone;
            }

            @Override
            public void received(Frame frame) {
                answers.incrementAndGet();
            }

            @Override
            public void closed(int code, String reason) {
                closes.merge(code, 1L, Long::sum);
                gone.countDown();
            }
        }

        /// Whether there is a message left to be sent, which then is the caller's.
        private boolean take() {
            return left.getAndUpdate(many -> Math.max(0, many - 1)) > 0;
        }

        private void annoy(Line line, Nonsense nonsense, CountDownLatch gone) throws InterruptedException {
            boolean taken = true;
            try {
                for (int i = 0; i < AT_ONCE && gone.getCount() > 0 && take(); i++) {
                    taken = false;
                    line.send(nonsense.next(), PATIENCE);
                    taken = true;
                    sent.incrementAndGet();
                }
                if (connections.get() % 4 != 0) { // the others just vanish
                    line.close();
                    gone.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                }
            } catch (IOException | SttException e) {
                left.addAndGet(taken ? 0 : 1); // for the next connection
            } finally {
                line.abort();
            }
        }

        Outcome outcome() {
            return new Outcome(sent.get(), answers.get(), connections.get(), refused.get(), new TreeMap<>(closes));
        }
    }
}
