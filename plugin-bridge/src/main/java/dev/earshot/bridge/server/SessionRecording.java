package dev.earshot.bridge.server;

import dev.earshot.bridge.wire.Frame;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.trace.Redactor;
import dev.earshot.engine.trace.TraceHeader;
import dev.earshot.engine.trace.TraceItem.Mark.Kind;
import dev.earshot.engine.trace.TraceModel;
import dev.earshot.engine.trace.TraceWriter;
import dev.earshot.engine.trace.Way;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The trace of one session. The session's threads, one at a time, note what happens and when; a
/// virtual thread writes it down. What waits between the two is bounded: beyond that nothing is noted,
/// and the trace says how much that was.
final class SessionRecording implements SessionMonitor {
    private static final Logger LOG = LoggerFactory.getLogger(SessionRecording.class);

    /// What may wait to be written, in bytes: more than a minute of sound.
    static final long MOST_WAITING = 8L * 1024 * 1024;

    /// What an item takes beside its bytes.
    private static final int ITEM = 128;

    private final TraceShelf.Place place;
    private final TraceHeader header;
    private final Redactor redactor;
    private final LongSupplier nanoTime;
    private final long began;
    private final BlockingQueue<Note> notes = new LinkedBlockingQueue<>();
    private final AtomicLong waiting = new AtomicLong(); // bytes
    private long lostItems; // of the session's threads, as are the samples
    private long lostSamples;
    private Optional<SessionReport> report = Optional.empty(); // of the writing thread
    private boolean full;

    /// Something to be written down.
    private sealed interface Note {
        /// @param size what it takes while it waits, in bytes
        record Item(long size, Writing writing) implements Note {}

        record End(Duration at, SessionReport how) implements Note {}
    }

    private interface Writing {
        void to(TraceWriter trace);
    }

    SessionRecording(TraceShelf.Place place, TraceHeader header, Redactor redactor, LongSupplier nanoTime) {
        this.place = place;
        this.header = header;
        this.redactor = redactor;
        this.nanoTime = nanoTime;
        this.began = nanoTime.getAsLong();
    }

    void start() {
        Thread.ofVirtual().name("trace of a session").start(this::write);
    }

    @Override
    public void received(Frame frame) {
        note(Way.RECEIVED, frame);
    }

    @Override
    public void sent(Frame frame) {
        note(Way.SENT, frame);
    }

    private void note(Way way, Frame frame) {
        var at = now();
        switch (frame) {
            case Frame.Text(var text) -> note(text.length(), trace -> trace.frame(at, way, text));
            case Frame.Binary(var bytes) -> {
                if (hasRoom(bytes.remaining())) {
                    var copy = new byte[bytes.remaining()];
                    bytes.duplicate().get(copy);
                    note(copy.length, trace -> trace.frame(at, way, ByteBuffer.wrap(copy)));
                } else {
                    lostItems++;
                }
            }
        }
    }

    @Override
    public void sound(Pcm chunk) {
        var at = now();
        int size = Float.BYTES * chunk.samples().length;
        if (hasRoom(size)) {
            note(size, trace -> trace.sound(at, Way.RECEIVED, chunk));
        } else {
            lostItems++;
            lostSamples += chunk.samples().length;
        }
    }

    @Override
    public void begun(RecognizerInfo by) {
        var at = now();
        note(0, trace -> trace.heardBy(at, new TraceModel(by.id(), by.name(), by.version(), by.device())));
    }

    @Override
    public void told(TranscriptEvent event) {
        var at = now();
        note(0, trace -> trace.event(at, event));
    }

    @Override
    public void ended(SessionReport how) {
        var at = now();
        admitLoss(at);
        notes.add(new Note.End(at, how));
    }

    private Duration now() {
        return Duration.ofNanos(nanoTime.getAsLong() - began);
    }

    private boolean hasRoom(long size) {
        return waiting.get() + size + ITEM <= MOST_WAITING;
    }

    private void note(long size, Writing writing) {
        if (!hasRoom(size)) {
            lostItems++;
            return;
        }
        admitLoss(now());
        waiting.addAndGet(size + ITEM);
        notes.add(new Note.Item(size + ITEM, writing));
    }

    /// Says in the trace that something is missing before what comes next.
    private void admitLoss(Duration at) {
        if (lostItems == 0) {
            return;
        }
        long items = lostItems;
        long samples = lostSamples;
        lostItems = 0;
        lostSamples = 0;
        notes.add(new Note.Item(0, trace -> {
            trace.lost(at, Way.RECEIVED, samples);
            trace.mark(
                    at,
                    Kind.LEFT_OUT,
                    items + " items, " + Pcm.durationOf(samples).toMillis() / 1000.0
                            + " s of sound among them, are missing here: the disk was too slow.");
        }));
    }

    private void write() {
        try {
            try (var trace = TraceWriter.begin(place.file(), header, redactor)) {
                write(trace);
            } catch (SttException unwritten) {
                LOG.warn("{}", unwritten.sentence());
            }
            while (report.isEmpty()) {
                take(notes.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        report.ifPresent(place::over);
    }

    private void write(TraceWriter trace) throws InterruptedException {
        while (report.isEmpty()) {
            var note = notes.take();
            take(note);
            switch (note) {
                case Note.Item item -> write(item, trace);
                case Note.End(var at, var how) -> trace.mark(at, Kind.NOTE, "The connection ended: " + how.end() + ".");
            }
            if (notes.isEmpty()) {
                trace.flush();
            }
        }
    }

    private void take(Note note) {
        switch (note) {
            case Note.Item item -> waiting.addAndGet(-item.size());
            case Note.End end -> report = Optional.of(end.how());
        }
    }

    private void write(Note.Item item, TraceWriter trace) {
        if (!full && !place.grown(trace.size() + item.size())) {
            full = true;
            trace.mark(now(), Kind.LEFT_OUT, "The rest is missing: traces may take no more of the disk.");
        }
        if (!full) {
            item.writing().to(trace);
        }
    }
}
