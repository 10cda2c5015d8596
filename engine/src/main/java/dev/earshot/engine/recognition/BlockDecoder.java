package dev.earshot.engine.recognition;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.Course.Sound;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.TranscriptListener;
import dev.earshot.engine.vad.Detector;
import dev.earshot.engine.vad.Endpointer;
import dev.earshot.engine.vad.Endpointer.Edge;
import dev.earshot.engine.vad.SpeechDetector;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/// One stream through a neural model, a block of sound at a time, so that it cannot matter how the sound is cut into
/// chunks.
///
/// The sound goes two ways: to the [SpeechDetector] and its [Endpointer], which find where somebody speaks, and to the
/// [Sound], which keeps what the network may still have to hear. When there is enough of it for the [Course], that
/// decodes, on the thread that
/// brought the sound: no features have a thread of their own, since those of 30 s take 10 ms, for which the encoder of
/// the smallest Whisper takes 60 ms at best. What is kept does not grow with the stream.
public final class BlockDecoder implements StreamDecoder {
    /// Sound lies between -1 and 1, or a little beyond; what lies beyond this comes from a damaged file.
    private static final float LOUDEST = 1e4f;

    /// So many frames at the end of the sound take more of it to be computed.
    private static final int UNREADY = 2;

    private final Sound sound;
    private final SpeechDetector detector;
    private final Endpointer endpointer;
    private final Course course;
    private final Supplier<Optional<String>> notice;
    private final float[] block = new float[Endpointer.BLOCK];
    private int filled; // samples of the block
    private boolean begun;
    private boolean noticed;

    /// @param detector belongs to this decoder
    /// @param course all native memory that it takes is free again whenever it returns
    /// @param notice what the user should know, as soon as there is something
    public BlockDecoder(
            Sound sound,
            SpeechDetector detector,
            Endpointer endpointer,
            Course course,
            Supplier<Optional<String>> notice) {
        this.sound = sound;
        this.detector = detector;
        this.endpointer = endpointer;
        this.course = course;
        this.notice = notice;
    }

    @Override
    public void accept(Pcm chunk, TranscriptListener out) throws InterruptedException {
        var samples = chunk.samples();
        for (int from = 0; from < samples.length; ) {
            int count = Math.min(samples.length - from, block.length - filled);
            System.arraycopy(samples, from, block, filled, count);
            from += count;
            filled += count;
            if (filled == block.length) {
                filled = 0;
                hear(block, out);
                course.advance(out);
                sound.dropBefore(course.needed());
                passNotice(out);
            }
        }
    }

    /// The block that is not full is heard as far as it goes, in whole frames.
    @Override
    public void idle(TranscriptListener out) throws InterruptedException {
        int whole = filled - filled % Endpointer.FRAME;
        hear(Arrays.copyOf(block, whole), out);
        System.arraycopy(block, whole, block, 0, filled - whole);
        filled -= whole;
        endpointer.pause(UNREADY);
        passEdges(out);
        course.idle(out);
        sound.dropBefore(course.needed());
        passNotice(out);
    }

    @Override
    public Optional<Detector> detector() {
        return Optional.of(detector.kind());
    }

    @Override
    public void behind(Duration waiting) {
        course.behind(waiting);
    }

    @Override
    public void finish(TranscriptListener out) throws InterruptedException {
        hear(Arrays.copyOf(block, filled), out);
        filled = 0;
        endpointer.finish();
        passEdges(out);
        sound.finish();
        course.finish(out);
        passNotice(out);
    }

    private void passNotice(TranscriptListener out) {
        if (!noticed) {
            notice.get().ifPresent(sentence -> {
                noticed = true;
                out.on(new TranscriptEvent.Notice(sentence));
            });
        }
    }

    private void hear(float[] samples, TranscriptListener out) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (!begun) {
            begun = true;
            detector.notice().ifPresent(sentence -> out.on(new TranscriptEvent.Notice(sentence)));
        }
        silenceDamage(samples);
        sound.accept(samples);
        for (var frame : detector.hear(samples)) {
            endpointer.accept(frame.speech());
            course.hear(frame.level());
            passEdges(out);
        }
    }

    /// One sample that is no number would make all that is heard with it none.
    private static void silenceDamage(float[] samples) {
        for (int i = 0; i < samples.length; i++) {
            if (!(Math.abs(samples[i]) <= LOUDEST)) {
                samples[i] = 0;
            }
        }
    }

    private void passEdges(TranscriptListener out) throws InterruptedException {
        for (var edge = endpointer.edgeAt(Integer.MAX_VALUE);
                edge.isPresent();
                edge = endpointer.edgeAt(Integer.MAX_VALUE)) {
            out.on(
                    switch (edge.get()) {
                        case Edge.Begin begin -> new TranscriptEvent.SpeechStarted(timeOf(begin.speech()));
                        case Edge.End end -> new TranscriptEvent.SpeechEnded(timeOf(end.speech()));
                    });
            course.on(edge.get(), out);
        }
    }

    private static Duration timeOf(long frame) {
        return Pcm.durationOf(frame * Endpointer.FRAME);
    }

    @Override
    public void close() {
        detector.close();
    }
}
