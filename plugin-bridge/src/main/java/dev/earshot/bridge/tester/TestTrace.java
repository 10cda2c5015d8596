package dev.earshot.bridge.tester;

import dev.earshot.bridge.faults.Fault;
import dev.earshot.bridge.faults.FaultHappening;
import dev.earshot.bridge.faults.FaultPlan;
import dev.earshot.bridge.wire.Frame;
import dev.earshot.bridge.wire.Opening;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.recognition.SteadyClock;
import dev.earshot.engine.trace.TraceItem;
import dev.earshot.engine.trace.TraceModel;
import dev.earshot.engine.trace.TraceWriter;
import dev.earshot.engine.trace.Way;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.time.Duration;
import java.util.Optional;

/// The trace of one run, written by all threads that have something to do with it, each at its own
/// time. Closing it makes a file of it.
///
/// A trace that cannot be written any more, since the disk is full, does not end the run: it throws
/// only when it is closed.
final class TestTrace implements TestListener, AutoCloseable {
    private final TraceWriter writer;
    private final SteadyClock clock;
    private final long began;
    private boolean connected;
    private Optional<SttException> broken = Optional.empty();

    /// @param writer from now on owned by this trace
    TestTrace(TraceWriter writer, SteadyClock clock) {
        this.writer = writer;
        this.clock = clock;
        this.began = clock.nanos();
    }

    private Duration now() {
        return Duration.ofNanos(clock.nanos() - began);
    }

    @Override
    public synchronized void begun(RecognizerInfo info) {
        write(() -> writer.heardBy(now(), new TraceModel(info.id(), info.name(), info.version(), info.device())));
    }

    @Override
    public synchronized void dialled(Opening opening) {
        var kind = connected ? TraceItem.Mark.Kind.RECONNECT : TraceItem.Mark.Kind.NOTE;
        write(() -> writer.mark(now(), kind, "connecting to " + opening.target()));
        connected = true;
    }

    @Override
    public void sent(Frame frame) {
        frame(Way.SENT, frame);
    }

    @Override
    public void received(Frame frame) {
        frame(Way.RECEIVED, frame);
    }

    private synchronized void frame(Way way, Frame frame) {
        write(() -> {
            switch (frame) {
                case Frame.Text(var text) -> writer.frame(now(), way, text);
                case Frame.Binary(var bytes) -> writer.frame(now(), way, bytes);
            }
        });
    }

    @Override
    public synchronized void closed(int code, String reason) {
        note(TraceItem.Mark.Kind.NOTE, "closed with " + code + (reason.isBlank() ? "" : ": " + reason));
    }

    @Override
    public synchronized void fed(Pcm chunk) {
        write(() -> writer.sound(now(), Way.SENT, chunk));
    }

    @Override
    public synchronized void heard(TranscriptEvent event) {
        write(() -> writer.event(now(), event));
    }

    /// A jitter happens to every frame; that there is one stands in the header.
    @Override
    public void disturbed(FaultHappening happening) {
        var fault = happening.fault();
        if (!(fault instanceof Fault.Jitter)) {
            note(TraceItem.Mark.Kind.NOTE, "on purpose: " + FaultPlan.of(fault).text());
        }
    }

    private synchronized void note(TraceItem.Mark.Kind kind, String text) {
        write(() -> writer.mark(now(), kind, text));
    }

    private void write(Runnable what) {
        if (broken.isEmpty()) {
            try {
                what.run();
            } catch (SttException e) {
                broken = Optional.of(e);
            }
        }
    }

    /// @throws SttException DISK_FULL, WRITE_FAILED: what was written before that stays
    @Override
    public synchronized void close() {
        broken.ifPresent(why -> {
            throw why;
        });
        writer.close();
    }
}
