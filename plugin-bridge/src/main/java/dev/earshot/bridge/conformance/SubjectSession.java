package dev.earshot.bridge.conformance;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.RecognitionSession;

/// One stream of speech to a subject: a [RecognitionSession] that can also be told that an
/// utterance ends now. Fed by one thread; `close` may come from any.
public interface SubjectSession extends AutoCloseable {
    /// As [RecognitionSession#accept].
    void accept(Pcm chunk) throws InterruptedException;

    /// What was said so far is to become final now; more may follow. Does not wait for it. Never
    /// called on a subject without [Ability#FLUSH].
    void flush() throws InterruptedException;

    /// As [RecognitionSession#finish]: returns after the terminal event.
    void finish() throws InterruptedException;

    /// As [RecognitionSession#close].
    @Override
    void close();

    /// A session that cannot be flushed.
    static SubjectSession of(RecognitionSession session) {
        return new SubjectSession() {
            @Override
            public void accept(Pcm chunk) throws InterruptedException {
                session.accept(chunk);
            }

            @Override
            public void flush() {}

            @Override
            public void finish() throws InterruptedException {
                session.finish();
            }

            @Override
            public void close() {
                session.close();
            }
        };
    }
}
