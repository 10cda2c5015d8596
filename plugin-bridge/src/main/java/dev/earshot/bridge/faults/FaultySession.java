package dev.earshot.bridge.faults;

import dev.earshot.bridge.client.EndpointSession;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.RecognitionSession;
import dev.earshot.engine.recognition.Recognizer;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;

/// One session and the recogniser that it has for itself. Knows where in the sound it is, ends late, and cuts chunks
/// where the plan says so and messages are not cut.
final class FaultySession implements EndpointSession {
    private final RecognitionSession session;
    private final Recognizer recognizer;
    private final FaultCourse course;
    private final Cutting cutting;
    private final Consumer<FaultySession> whenClosed;

    /// Who cuts what is to be cut.
    enum Cutting {
        NOBODY,
        SESSION,
        LINE
    }

    FaultySession(
            RecognitionSession session,
            Recognizer recognizer,
            FaultCourse course,
            Cutting cutting,
            Consumer<FaultySession> whenClosed) {
        this.session = session;
        this.recognizer = recognizer;
        this.course = course;
        this.cutting = cutting;
        this.whenClosed = whenClosed;
    }

    @Override
    public void accept(Pcm chunk) throws InterruptedException {
        course.sending(chunk);
        course.due(Fault.Silence.class, course.place())
                .ifPresent(silence -> course.tell(silence, silence.length(), course.place()));
        int samples = chunk.samples().length;
        if (cutting == Cutting.SESSION && samples > 1) {
            int at = course.chance(course.place()).nextInt(1, samples);
            session.accept(new Pcm(Arrays.copyOf(chunk.samples(), at)));
            session.accept(new Pcm(Arrays.copyOfRange(chunk.samples(), at, samples)));
        } else {
            session.accept(chunk);
        }
    }

    @Override
    public void flush() throws InterruptedException {
        if (session instanceof EndpointSession able) {
            able.flush();
        }
    }

    @Override
    public void finish() throws InterruptedException {
        course.sent();
        var late = course.plan().only(Fault.LateEnd.class);
        if (late.isPresent()) {
            course.take(late.get(), late.get().length(), course.place());
        }
        session.finish();
    }

    @Override
    public Duration backlog() {
        return session.backlog();
    }

    @Override
    public void catchUp() throws InterruptedException {
        session.catchUp();
    }

    @Override
    public void close() {
        session.close();
        recognizer.close();
        whenClosed.accept(this);
    }
}
