package dev.earshot.bridge.load;

import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.recognition.ChunkSizes;
import dev.earshot.engine.recognition.CutStream;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.vad.Detectors;
import dev.earshot.engine.vad.EndpointTiming;
import dev.earshot.engine.vad.Endpointer;
import dev.earshot.engine.vad.Endpointer.Edge;
import dev.earshot.engine.vad.Endpointing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Where somebody speaks in a recording.
public final class Spoken {
    /// Half a minute is no utterance yet that would have to be cut.
    private static final EndpointTiming TIMING = new EndpointTiming(8, 0, 0, 100, 100, 3000, 6000, Integer.MAX_VALUE);

    /// How far above the noise speech is at least, in dB; of a recording rather too much is taken for
    /// speech.
    private static final double ABOVE_NOISE = 1.2;

    private static final Duration BLOCK = Pcm.durationOf(Endpointer.BLOCK);
    private static final long FRAME_MILLIS = 10;

    private Spoken() {}

    /// As it is found here, without asking anybody. Two utterances have a second between them in which
    /// nobody speaks: so long hardly any service waits before it settles a text.
    public static List<TimeSpan> in(PcmSource sound, Detectors detectors) throws InterruptedException {
        var endpointer = new Endpointer(TIMING);
        var spans = new ArrayList<TimeSpan>();
        int frames = 0;
        long begun = 0;
        try (var detector = detectors.open(Endpointing.DEFAULT, ABOVE_NOISE);
                var stream = CutStream.cut(sound, new ChunkSizes.Fixed(BLOCK)).open()) {
            for (var block = stream.read(); block.isPresent(); block = stream.read()) {
                for (var frame : detector.hear(block.get().samples())) {
                    endpointer.accept(frame.speech());
                    frames++;
                }
            }
        }
        endpointer.finish();
        for (var edge = endpointer.edgeAt(frames); edge.isPresent(); edge = endpointer.edgeAt(frames)) {
            switch (edge.get()) {
                case Edge.Begin begin -> begun = begin.speech();
                case Edge.End end -> spans.add(TimeSpan.ofMillis(FRAME_MILLIS * begun, FRAME_MILLIS * end.speech()));
            }
        }
        return spans;
    }

    /// As a service itself hears it, once and without hurry, for one that takes sound faster than it
    /// was spoken.
    ///
    /// @throws SttException what the service fails of
    public static List<TimeSpan> asHeardBy(Recognizer recognizer, PcmSource sound, RecognitionOptions options)
            throws InterruptedException {
        return recognizer.transcribe(sound, options, _ -> {}).segments().stream()
                .map(segment -> segment.span())
                .toList();
    }
}
