package dev.earshot.bridge.client;

import dev.earshot.bridge.wire.BatchCodec;
import dev.earshot.engine.recognition.BlockDecoder;
import dev.earshot.engine.recognition.LoadedModel;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.recognition.SoundBuffer;
import dev.earshot.engine.recognition.StreamDecoder;
import dev.earshot.engine.vad.Detectors;
import dev.earshot.engine.vad.EndpointTiming;
import dev.earshot.engine.vad.Endpointer;
import dev.earshot.engine.vad.Stretches;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/// A service that hears recordings at once, as a model.
///
/// A recording is sent whole, or in parts that end in silence where it is longer than the service takes. A live stream
/// is
/// sent utterance by utterance, as LiveKit's `StreamAdapter` does.
final class RecordingModel implements LoadedModel {
    /// An utterance takes along 400 ms of silence at either end, and half a second of silence ends it.
    private static final EndpointTiming TIMING = new EndpointTiming(8, 40, 40, 50, 10, 1500, 2800, Integer.MAX_VALUE);

    /// So far above the noise, in dB, speech is at least. Of a recording rather too much is sent than too little.
    private static final double QUIET = 1.2;

    private static final double CLEAR = 1.8;

    /// What is held in memory at most.
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static final Duration LONGEST_UTTERANCE = Duration.ofSeconds(30);

    /// A pause within a recording that is sent along.
    private static final Duration LONGEST_GAP = Duration.ofSeconds(20);

    private static final int EVERY_UTTERANCE = -1; // a gap that none is shorter than

    private final RecognizerInfo info;
    private final Function<RecognitionOptions, BatchCodec> codecs;
    private final Courier courier;

    /// @param courier from now on owned by this model
    RecordingModel(RecognizerInfo info, Function<RecognitionOptions, BatchCodec> codecs, Courier courier) {
        this.info = info;
        this.codecs = codecs;
        this.courier = courier;
    }

    @Override
    public RecognizerInfo info() {
        return info;
    }

    @Override
    public StreamDecoder newDecoder(RecognitionOptions options, Detectors detectors) {
        var codec = codecs.apply(options);
        var timing = TIMING.as(options.endpointing());
        var sound = new SoundBuffer();
        var uploads = new Uploads(codec, courier, options.interim());
        return switch (options.decoding().windows().mode()) {
            case SLIDING, SILENCES -> {
                var stretches = new Stretches(timing, frames(LONGEST, codec), frames(LONGEST_GAP));
                yield decoder(options, detectors, QUIET, timing, sound, new UploadCourse(stretches, sound, uploads));
            }
            case UTTERANCES, LIVE -> {
                var stretches = new Stretches(timing, frames(LONGEST_UTTERANCE, codec), EVERY_UTTERANCE);
                yield decoder(options, detectors, CLEAR, timing, sound, new UploadCourse(stretches, sound, uploads));
            }
        };
    }

    private static StreamDecoder decoder(
            RecognitionOptions options,
            Detectors detectors,
            double aboveNoise,
            EndpointTiming timing,
            SoundBuffer sound,
            UploadCourse course) {
        return new OrderedDecoder(new BlockDecoder(
                sound,
                detectors.open(options.endpointing(), aboveNoise),
                new Endpointer(timing),
                course,
                Optional::empty));
    }

    private static int frames(Duration most, BatchCodec codec) {
        return frames(
                codec.longest().filter(longest -> longest.compareTo(most) < 0).orElse(most));
    }

    private static int frames(Duration time) {
        return (int) (time.toMillis() / 10);
    }

    @Override
    public void close() {
        courier.close();
    }
}
