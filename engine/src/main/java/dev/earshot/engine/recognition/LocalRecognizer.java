package dev.earshot.engine.recognition;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.transcript.TranscriptListener;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/// A loaded model as a [Recognizer]: adds a named thread a session, a cap on concurrent sessions, back-pressure,
/// cancelling and the event contract to the family's single-threaded [StreamDecoder].
///
/// It owns the model: closing it abandons the open sessions, waits for them and frees the model. That must not be
/// done from within a listener, which runs on the thread being waited for.
///
/// A listener that throws ends its session: with the `SttException` it threw, or with INTERNAL.
public final class LocalRecognizer implements Recognizer {
    /// How many languages are worth listing in a sentence.
    private static final int LISTED = 12;

    private final LoadedModel model;
    private final int maxSessions;
    private final Semaphore places;
    private final Set<LocalSession> sessions = ConcurrentHashMap.newKeySet();
    private final AtomicLong opened = new AtomicLong();

    /// Held while a session is opened and while the model is freed, so that no decoder outlives its model.
    private final ReentrantLock lock = new ReentrantLock();

    private boolean closed;
    private boolean freed;

    /// @param model from now on owned by this recogniser
    /// @param maxSessions how many sessions may be open at once; further ones are OVERLOADED
    public LocalRecognizer(LoadedModel model, int maxSessions) {
        this.model = model;
        this.maxSessions = maxSessions;
        this.places = new Semaphore(maxSessions);
    }

    @Override
    public RecognizerInfo info() {
        return model.info();
    }

    @Override
    public RecognitionSession open(RecognitionOptions options, TranscriptListener listener) {
        requireUnderstood(options);
        lock.lock();
        try {
            if (closed) {
                throw new SttException(SttError.CANCELLED, info().name() + " has been closed.");
            }
            if (!places.tryAcquire()) {
                throw new SttException(SttError.OVERLOADED, overloaded());
            }
            return start(options, listener);
        } finally {
            lock.unlock();
        }
    }

    private RecognitionSession start(RecognitionOptions options, TranscriptListener listener) {
        var decoder = newDecoder(options);
        var name = "earshot-" + info().id() + "-" + opened.incrementAndGet();
        var session = new LocalSession(name, decoder, options.interim(), listener, this::ended);
        sessions.add(session);
        try {
            session.start();
        } catch (OutOfMemoryError noThread) {
            decoder.close();
            ended(session);
            throw new SttException(
                    SttError.OUT_OF_MEMORY, "There is no memory left to run " + info().name() + ".", noThread);
        }
        return session;
    }

    private StreamDecoder newDecoder(RecognitionOptions options) {
        boolean made = false;
        try {
            var decoder = model.newDecoder(options);
            made = true;
            return decoder;
        } finally {
            if (!made) {
                places.release();
            }
        }
    }

    private void ended(LocalSession session) {
        sessions.remove(session);
        places.release();
    }

    private void requireUnderstood(RecognitionOptions options) {
        options.language().filter(tag -> !info().understands(tag)).ifPresent(tag -> {
            throw new SttException(
                    SttError.UNSUPPORTED,
                    info().name() + " does not understand the language '" + tag + "'; it understands " + understood()
                            + ".");
        });
        if (options.task() == Task.TRANSLATE && !info().translates()) {
            throw new SttException(
                    SttError.UNSUPPORTED,
                    info().name() + " cannot translate: it writes in the language that it hears.");
        }
    }

    private String understood() {
        var all = info().languages();
        return all.size() > LISTED ? all.size() + " others" : String.join(", ", all);
    }

    private String overloaded() {
        return info().name() + " is already listening to "
                + (maxSessions == 1 ? "one recording" : maxSessions + " recordings")
                + ", which is as many as it may; wait for one to end.";
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        // Outside the lock: a listener that hears of the end may well try to open its next session.
        sessions.forEach(LocalSession::close);
        lock.lock();
        try {
            if (!freed) {
                freed = true;
                model.close();
            }
        } finally {
            lock.unlock();
        }
    }
}
