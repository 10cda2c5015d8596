package dev.earshot.bridge.load;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.audio.PcmStream;
import dev.earshot.engine.recognition.ChunkSizes;
import dev.earshot.engine.recognition.CutStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A short recording in memory, cut into the frames in which it is sent, for many who send it at the
/// same time: none of them has to wait for its decoding, and none copies it.
public final class HeldSound implements PcmSource {
    /// Of sixteen-kilohertz sound, 38 MiB.
    public static final Duration LONGEST = Duration.ofMinutes(10);

    private final List<Pcm> chunks;
    private final Duration length;

    private HeldSound(List<Pcm> chunks, Duration length) {
        this.chunks = List.copyOf(chunks);
        this.length = length;
    }

    /// Reads it to its end.
    ///
    /// @param frame how much of it is sent at once
    /// @throws SttException AUDIO_*; AUDIO_INVALID for one without sound, or longer than [#LONGEST]
    public static HeldSound of(PcmSource source, Duration frame) throws InterruptedException {
        var chunks = new ArrayList<Pcm>();
        long samples = 0;
        try (var stream = CutStream.cut(source, new ChunkSizes.Fixed(frame)).open()) {
            for (var chunk = stream.read(); chunk.isPresent(); chunk = stream.read()) {
                chunks.add(chunk.get());
                samples += chunk.get().samples().length;
                if (Pcm.durationOf(samples).compareTo(LONGEST) > 0) {
                    throw new SttException(
                            SttError.AUDIO_INVALID, "The recording is longer than ten minutes; take a shorter one.");
                }
            }
        }
        if (samples == 0) {
            throw new SttException(SttError.AUDIO_INVALID, "The recording has no sound; take another one.");
        }
        return new HeldSound(chunks, Pcm.durationOf(samples));
    }

    @Override
    public PcmStream open() {
        var rest = chunks.iterator();
        return new PcmStream() {
            @Override
            public Optional<Pcm> read() {
                return rest.hasNext() ? Optional.of(rest.next()) : Optional.empty();
            }

            @Override
            public void close() {}
        };
    }

    /// How long it lasts.
    public Duration length() {
        return length;
    }

    @Override
    public Optional<Duration> duration() {
        return Optional.of(length);
    }
}
