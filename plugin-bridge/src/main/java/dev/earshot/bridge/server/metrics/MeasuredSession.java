package dev.earshot.bridge.server.metrics;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.RecognitionSession;
import dev.earshot.engine.vad.Detector;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

/// A session that tells how much sound it was given, and for how long it has computed since it
/// last told it.
final class MeasuredSession implements RecognitionSession {
    private final RecognitionSession session;
    private final BiConsumer<Duration, Duration> more;
    private final AtomicLong told = new AtomicLong(); // ns of computing

    /// @param more is told sound and computing
    MeasuredSession(RecognitionSession session, BiConsumer<Duration, Duration> more) {
        this.session = session;
        this.more = more;
    }

    @Override
    public void accept(Pcm chunk) throws InterruptedException {
        session.accept(chunk);
        tell(Pcm.durationOf(chunk.samples().length));
    }

    /// Called by whoever feeds and by whoever closes: each stretch of time is told once.
    private void tell(Duration sound) {
        long now = session.computed().toNanos();
        long before = told.getAndAccumulate(now, Math::max);
        more.accept(sound, Duration.ofNanos(Math.max(0, now - before)));
    }

    @Override
    public Duration backlog() {
        return session.backlog();
    }

    @Override
    public Duration computed() {
        return session.computed();
    }

    @Override
    public void catchUp() throws InterruptedException {
        session.catchUp();
    }

    @Override
    public void finish() throws InterruptedException {
        session.finish();
        tell(Duration.ZERO);
    }

    @Override
    public Optional<Detector> detector() {
        return session.detector();
    }

    @Override
    public void close() {
        session.close();
        tell(Duration.ZERO);
    }
}
