package dev.earshot.engine.recognition;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.recognition.SoundQueue.Silence;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.TranscriptListener;
import dev.earshot.engine.vad.Detectors;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// A loaded model as a [Recognizer]: adds a named thread a session, a cap on concurrent sessions,
/// back-pressure, cancelling and the event contract to the family's single-threaded [StreamDecoder].
///
/// It owns the model: closing it abandons the open sessions, waits for them and frees the model.
/// That must not be done from within a listener, which runs on the thread being waited for.
///
/// A listener that throws ends its session: with the `SttException` it threw, or with INTERNAL.
public final class LocalRecognizer implements Recognizer {
    /// How many languages are worth listing in a sentence.
    private static final int LISTED = 12;

    private final LoadedModel model;
    private final int maxSessions;
    private final Detectors detectors;
    private final Alarm alarm;
    private final Semaphore places;
    private final Set<LocalSession> sessions = ConcurrentHashMap.newKeySet();
    private final AtomicLong opened = new AtomicLong();

    /// Held while a session is opened and while the model is freed, so that no decoder outlives its
    /// model.
    private final ReentrantLock lock = new ReentrantLock();

    private boolean closed;
    private boolean freed;

    /// @param model from now on owned by this recogniser
    /// @param maxSessions how many sessions may be open at once; further ones are OVERLOADED
    public LocalRecognizer(LoadedModel model, int maxSessions) {
        this(model, maxSessions, Detectors.builtIn());
    }

    /// @param detectors tell its sessions where somebody speaks; they are closed after it, by somebody else
    public LocalRecognizer(LoadedModel model, int maxSessions, Detectors detectors) {
        this(model, maxSessions, detectors, Alarm.CLOCK);
    }

    /// @param alarm tells a session that no sound has come for too long
    LocalRecognizer(LoadedModel model, int maxSessions, Detectors detectors, Alarm alarm) {
        this.detectors = detectors;
        this.alarm = alarm;
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
        var silence = new Silence(options.endpointing().patience(), alarm);
        return open(() -> model.newDecoder(options, detectors), options.interim(), silence, listener);
    }

    @Override
    public Alignment align(PcmSource source, String text, TranscriptListener listener) throws InterruptedException {
        var found = new AtomicReference<>(Optional.<Alignment>empty());
        var end = new AtomicReference<>(Optional.<TranscriptEvent.Terminal>empty());
        Hearing.through(
                source,
                session -> open(
                        () -> model.newAligner(text, result -> found.set(Optional.of(result))),
                        false,
                        new Silence(Optional.empty(), alarm),
                        session),
                event -> {
                    if (event instanceof TranscriptEvent.Terminal last) {
                        end.set(Optional.of(last));
                    }
                    listener.on(event);
                });
        end.get().ifPresent(Hearing::requireCompleted);
        return found.get()
                .orElseThrow(() -> new SttException(SttError.INTERNAL, info().name() + " ended without a result."))
                .shifted(source.start());
    }

    private RecognitionSession open(
            Supplier<StreamDecoder> decoder, boolean interim, Silence silence, TranscriptListener listener) {
        lock.lock();
        try {
            if (closed) {
                throw new SttException(SttError.CANCELLED, info().name() + " has been closed.");
            }
            if (!places.tryAcquire()) {
                throw new SttException(SttError.OVERLOADED, overloaded());
            }
            return start(newDecoder(decoder), interim, silence, listener);
        } finally {
            lock.unlock();
        }
    }

    private RecognitionSession start(
            StreamDecoder decoder, boolean interim, Silence silence, TranscriptListener listener) {
        var name = "earshot-" + info().id() + "-" + opened.incrementAndGet();
        var session = new LocalSession(name, decoder, interim, listener, silence, this::ended);
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

    private StreamDecoder newDecoder(Supplier<StreamDecoder> maker) {
        boolean made = false;
        try {
            var decoder = maker.get();
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
