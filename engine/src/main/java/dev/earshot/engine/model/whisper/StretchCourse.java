package dev.earshot.engine.model.whisper;

import dev.earshot.engine.model.whisper.SlidingWindow.Clip;
import dev.earshot.engine.model.whisper.WindowReader.Turn;
import dev.earshot.engine.recognition.Course;
import dev.earshot.engine.transcript.TranscriptListener;
import dev.earshot.engine.vad.Endpointer.Edge;
import dev.earshot.engine.vad.Stretch;
import dev.earshot.engine.vad.Stretches;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;

/// Stretches with speech in them, each decoded on its own, several in one batch; what is between them is not heard.
///
/// The first batch is of one stretch, so that the first text comes early, and each is twice as large as the one before
/// it. A stretch that takes several windows, because the text of its first was not complete, shares its next window's
/// batch with those of the others.
final class StretchCourse implements Course {
    private final Stretches stretches;
    private final List<Clip> clips;
    private final Opener opener;
    private final WindowReader reader;
    private final SegmentVoice voice;
    private final int largestBatch;
    private final Deque<Stretch> waiting = new ArrayDeque<>();
    private int batch = 1;
    private boolean begun;

    /// Begins to read a stretch.
    @FunctionalInterface
    interface Opener {
        /// @param first whether none was read before it
        SlidingWindow open(Stretch stretch, boolean first);
    }

    /// @param clips the only parts of the stream that are heard
    StretchCourse(
            Stretches stretches,
            List<Clip> clips,
            Opener opener,
            WindowReader reader,
            SegmentVoice voice,
            int largestBatch) {
        this.stretches = stretches;
        this.clips = clips;
        this.opener = opener;
        this.reader = reader;
        this.voice = voice;
        this.largestBatch = largestBatch;
    }

    @Override
    public void hear(double level) {
        stretches.hear(level);
    }

    @Override
    public void on(Edge edge, TranscriptListener out) {
        stretches.on(edge);
    }

    @Override
    public void advance(TranscriptListener out) throws InterruptedException {
        takeStretches();
        while (ready() >= batch) {
            readBatch(out);
        }
    }

    @Override
    public void idle(TranscriptListener out) throws InterruptedException {
        finish(out);
    }

    @Override
    public void finish(TranscriptListener out) throws InterruptedException {
        stretches.finish();
        takeStretches();
        while (!waiting.isEmpty()) {
            readBatch(out);
        }
    }

    private void takeStretches() {
        for (var next = stretches.next(); next.isPresent(); next = stretches.next()) {
            for (var clip : clips) {
                var stretch = next.get();
                long start = Math.max(stretch.start(), clip.start());
                long end = Math.min(stretch.end(), clip.end());
                if (start < end) {
                    waiting.add(new Stretch(start, end, Math.clamp(stretch.speechEnd(), start, end)));
                }
            }
        }
    }

    private int ready() {
        long available = reader.frames();
        return (int) waiting.stream()
                .takeWhile(stretch -> stretch.end() <= available)
                .count();
    }

    /// A stretch that is being read.
    private record Reading(Stretch stretch, SlidingWindow sliding, List<TimedSegment> segments) {}

    private void readBatch(TranscriptListener out) throws InterruptedException {
        var readings = new ArrayDeque<Reading>();
        while (readings.size() < batch && !waiting.isEmpty()) {
            var stretch = waiting.remove();
            readings.add(new Reading(stretch, opener.open(stretch, !begun), new ArrayList<>()));
            begun = true;
        }
        batch = Math.min(2 * batch, largestBatch);
        while (!readings.isEmpty()) {
            readOnce(readings, out);
            while (!readings.isEmpty() && isRead(readings.peek())) {
                var read = readings.remove();
                voice.say(read.segments(), read.stretch().end(), out);
            }
        }
    }

    private static boolean isRead(Reading reading) {
        return reading.sliding().next(reading.stretch().end()).isEmpty();
    }

    /// Only of the first, whose turn it is to be said, one hears what is being written.
    private void readOnce(Deque<Reading> readings, TranscriptListener out) throws InterruptedException {
        var now = new ArrayList<Reading>();
        var turns = new ArrayList<Turn>();
        for (var reading : readings) {
            reading.sliding().next(reading.stretch().end()).ifPresent(window -> {
                now.add(reading);
                turns.add(new Turn(
                        reading.sliding(),
                        window,
                        OptionalLong.of(reading.stretch().soundEnd())));
            });
        }
        var first = turns.getFirst().window();
        var segments = reader.read(turns, voice.interim(first, reader.language(), out));
        for (int i = 0; i < now.size(); i++) {
            now.get(i).segments().addAll(segments.get(i));
        }
    }

    @Override
    public long needed() {
        return waiting.isEmpty() ? stretches.needed() : waiting.getFirst().start();
    }
}
