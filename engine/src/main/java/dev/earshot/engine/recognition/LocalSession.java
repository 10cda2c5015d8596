package dev.earshot.engine.recognition;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.SoundQueue.Next;
import dev.earshot.engine.recognition.SoundQueue.Silence;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.TranscriptListener;
import dev.earshot.engine.vad.Detector;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One decoder on one thread of its own, fed through a short queue.
///
/// Only that thread touches the decoder and speaks to the listener, and the terminal event is the last thing it says:
/// that there is exactly one needs no further care. Before it the thread sets `ending`, under `lock`; from then on
/// nobody interrupts it, so that a listener may safely write to a file.
final class LocalSession implements RecognitionSession {
    private static final Logger LOG = LoggerFactory.getLogger(LocalSession.class);

    /// What a live decoder hears at once, in samples: 100 ms.
    private static final int PIECE = Pcm.SAMPLE_RATE / 10;

    private final StreamDecoder decoder;
    private final boolean interim;
    private final TranscriptListener listener;
    private final Consumer<LocalSession> whenFree;
    private final SoundQueue queue;
    private final boolean live;
    private final Thread thread;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicLong computed = new AtomicLong(); // ns

    private final ReentrantLock lock = new ReentrantLock();
    private boolean cancelled;
    private boolean ending;

    /// @param silence after so long without sound the decoder is told
    /// @param whenFree runs once, on the session's thread, when the decoder is closed and before the terminal event
    LocalSession(
            String name,
            StreamDecoder decoder,
            boolean interim,
            TranscriptListener listener,
            Silence silence,
            Consumer<LocalSession> whenFree) {
        this.decoder = decoder;
        this.interim = interim;
        this.listener = listener;
        this.whenFree = whenFree;
        this.queue = new SoundQueue(silence);
        this.live = silence.patience().isPresent();
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    @Override
    public void accept(Pcm chunk) throws InterruptedException {
        requireForeignThread();
        queue.put(chunk);
    }

    @Override
    public Duration backlog() {
        return queue.backlog();
    }

    @Override
    public Duration computed() {
        return Duration.ofNanos(computed.get());
    }

    @Override
    public void catchUp() throws InterruptedException {
        requireForeignThread();
        queue.awaitHeard();
    }

    @Override
    public void finish() throws InterruptedException {
        requireForeignThread();
        queue.finish();
        ended.await();
    }

    @Override
    public Optional<Detector> detector() {
        return decoder.detector();
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (!ending) {
                cancelled = true;
                thread.interrupt();
                queue.shut();
            }
        } finally {
            lock.unlock();
        }
        if (!Thread.currentThread().equals(thread)) {
            awaitEnd();
        }
    }

    private void awaitEnd() {
        boolean interrupted = false;
        while (true) {
            try {
                ended.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// A listener that feeds its own session would wait for itself for ever.
    private void requireForeignThread() {
        if (Thread.currentThread().equals(thread)) {
            throw new IllegalStateException("a listener may close its session, but not feed or finish it");
        }
    }

    private void run() {
        var last = hear();
        beginEnd();
        try {
            decoder.close();
        } catch (RuntimeException e) {
            LOG.error("A decoder of {} could not be closed", thread.getName(), e);
        }
        whenFree.accept(this);
        try {
            listener.on(last);
        } catch (RuntimeException e) {
            LOG.error("The listener of {} failed at the last event {}", thread.getName(), last, e);
        } finally {
            ended.countDown();
        }
    }

    private TranscriptEvent hear() {
        long heard = 0;
        try {
            while (true) {
                var next = queue.next();
                long began = System.nanoTime();
                try {
                    switch (next) {
                        case Next.Sound(var chunk) -> {
                            hear(chunk);
                            heard += chunk.samples().length;
                        }
                        case Next.Silent _ -> decoder.idle(this::tell);
                        case Next.End _ -> {
                            decoder.finish(this::tell);
                            return new TranscriptEvent.Completed(Pcm.durationOf(heard));
                        }
                    }
                } finally {
                    computed.addAndGet(System.nanoTime() - began);
                }
            }
        } catch (Throwable e) {
            return new TranscriptEvent.Failed(failure(e));
        }
    }

    private void hear(Pcm chunk) throws InterruptedException {
        if (live) {
            hearLive(chunk.samples());
        } else {
            decoder.accept(chunk, this::tell);
        }
    }

    /// A long chunk is sound that waited: in small pieces the decoder learns how much of it still does.
    private void hearLive(float[] samples) throws InterruptedException {
        for (int at = 0; at < samples.length; at += PIECE) {
            int end = Math.min(samples.length, at + PIECE);
            decoder.behind(queue.waiting().plus(Pcm.durationOf(samples.length - end)));
            decoder.accept(new Pcm(Arrays.copyOfRange(samples, at, end)), this::tell);
        }
    }

    private void tell(TranscriptEvent event) {
        if (event.terminal()) {
            throw new IllegalStateException("a decoder must leave the terminal event to its session");
        }
        if (event instanceof TranscriptEvent.Partial && !interim) {
            return;
        }
        try {
            listener.on(event);
        } catch (SttException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new SttException(SttError.INTERNAL, "What was heard could not be passed on.", e);
        }
    }

    private SttException failure(Throwable cause) {
        if (isCancelled()) {
            return new SttException(SttError.CANCELLED, "Listening was stopped.");
        }
        if (cause instanceof OutOfMemoryError) {
            return new SttException(SttError.OUT_OF_MEMORY, "There was not enough memory to go on listening.", cause);
        }
        var failure = cause instanceof SttException known
                ? known
                : new SttException(SttError.INTERNAL, "The recogniser failed: " + cause + ".", cause);
        if (failure.error() == SttError.INTERNAL) {
            LOG.error("{} failed", thread.getName(), failure);
        }
        return failure;
    }

    private boolean isCancelled() {
        lock.lock();
        try {
            return cancelled;
        } finally {
            lock.unlock();
        }
    }

    private void beginEnd() {
        lock.lock();
        try {
            ending = true;
        } finally {
            lock.unlock();
        }
        queue.shut();
        // Whoever cancelled has interrupted this thread; what follows has to run undisturbed.
        Thread.interrupted();
    }
}
