package dev.earshot.engine.model.wav2vec2;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.StreamDecoder;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.TranscriptListener;
import dev.earshot.engine.vad.Endpointer;
import dev.earshot.engine.vad.Endpointer.Edge;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// One stream, a block of sound at a time, so that it cannot matter how the sound is cut into chunks. What is kept does
/// not grow with the stream.
final class Wav2Vec2Decoder implements StreamDecoder {
    private static final int BLOCK = 16 * Endpointer.FRAME; // 160 ms
    private static final int FULL_SCALE = 1 << 15;

    private final SoundBuffer sound;
    private final Endpointer endpointer;
    private final Course course;
    private final Supplier<Optional<String>> notice;
    private final float[] block = new float[BLOCK];
    private final double[] frame = new double[Endpointer.FRAME];
    private int filled; // samples of the block
    private boolean noticed;

    /// @param notice what the user should know, as soon as there is something
    Wav2Vec2Decoder(SoundBuffer sound, Endpointer endpointer, Course course, Supplier<Optional<String>> notice) {
        this.sound = sound;
        this.endpointer = endpointer;
        this.course = course;
        this.notice = notice;
    }

    @Override
    public void accept(Pcm chunk, TranscriptListener out) throws InterruptedException {
        var samples = chunk.samples();
        for (int from = 0; from < samples.length; ) {
            int count = Math.min(samples.length - from, BLOCK - filled);
            System.arraycopy(samples, from, block, filled, count);
            from += count;
            filled += count;
            if (filled == BLOCK) {
                hear(out);
                course.advance(out);
                sound.dropBefore(course.needed());
                passNotice(out);
            }
        }
    }

    @Override
    public void finish(TranscriptListener out) throws InterruptedException {
        hear(out);
        endpointer.finish();
        passEdges(out);
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

    private void hear(TranscriptListener out) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        sound.append(block, filled);
        for (int at = 0; at + frame.length <= filled; at += frame.length) {
            for (int i = 0; i < frame.length; i++) {
                frame[i] = block[at + i] * FULL_SCALE;
            }
            endpointer.accept(frame);
            course.hear(endpointer.level());
            passEdges(out);
        }
        filled = 0;
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

    /// All native memory is freed as soon as a window is heard.
    @Override
    public void close() {}
}
