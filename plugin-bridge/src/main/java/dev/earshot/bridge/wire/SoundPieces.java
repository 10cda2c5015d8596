package dev.earshot.bridge.wire;

import dev.earshot.engine.audio.Pcm;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Makes bytes of the [Pcm] of one stream, a piece a message, for services that say how much of it a
/// message may hold. No piece is empty, since to many a service an empty message is the end. Used by one
/// thread at a time.
public final class SoundPieces {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final SoundEncoder encoder;
    private final int least; // bytes
    private final int most;
    private final Duration padding;
    private ByteBuffer gathered = ByteBuffer.allocate(0);
    private long samples;

    /// For a service that takes pieces of any length.
    public SoundPieces(SoundFormat format) {
        this(format, Duration.ZERO, LONG);
    }

    /// @param least a piece is not shorter; the last one is filled with silence
    /// @param most a piece is not longer; twice `least` or more, so that there is always a place to cut
    public SoundPieces(SoundFormat format, Duration least, Duration most) {
        if (most.isZero() || most.compareTo(least.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException("pieces from %s to %s".formatted(least, most));
        }
        this.encoder = new SoundEncoder(format);
        this.least = Math.max(1, bytes(format, least));
        this.most = bytes(format, most);
        this.padding = least;
    }

    private static int bytes(SoundFormat format, Duration time) {
        return Math.toIntExact(time.toMillis() * format.rate() / 1000 * format.bytes());
    }

    /// Nothing while sound gathers.
    public List<ByteBuffer> add(Pcm chunk) {
        samples += chunk.samples().length;
        gather(encoder.encode(chunk));
        return cut();
    }

    /// What is left, and silence after it where that is too short; nothing can be added after it.
    public List<ByteBuffer> finish() {
        gather(encoder.encode(new Pcm(new float[Math.toIntExact(Pcm.samplesIn(padding))])));
        gather(encoder.finish());
        return cut();
    }

    /// How much sound has been added.
    public Duration added() {
        return Pcm.durationOf(samples);
    }

    private void gather(ByteBuffer bytes) {
        gathered = ByteBuffer.allocate(gathered.remaining() + bytes.remaining())
                .put(gathered)
                .put(bytes)
                .flip();
    }

    private List<ByteBuffer> cut() {
        var pieces = new ArrayList<ByteBuffer>();
        while (gathered.remaining() >= least) {
            var piece = new byte[Math.min(gathered.remaining(), most)];
            gathered.get(piece);
            pieces.add(ByteBuffer.wrap(piece));
        }
        return pieces;
    }
}
