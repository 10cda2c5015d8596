package dev.earshot.bridge.wire;

import java.nio.ByteBuffer;

/// How one sample is written: a name of Deepgram's, the list of which others have taken over. What
/// comes in containers or packets (Ogg, WebM, Opus, FLAC) is none of these.
public enum Encoding {
    /// 16 bits, signed, little-endian.
    LINEAR16(2) {
        @Override
        float read(ByteBuffer bytes) {
            return bytes.getShort() * 0x1p-15f;
        }

        @Override
        void write(float sample, ByteBuffer bytes) {
            bytes.putShort(sixteenBits(sample));
        }
    },
    /// 32-bit float, little-endian, from -1 to 1; what is beyond that is cut.
    LINEAR32(4) {
        @Override
        float read(ByteBuffer bytes) {
            float sample = bytes.getFloat();
            return Float.isNaN(sample) ? 0 : Math.clamp(sample, -1f, 1f);
        }

        @Override
        void write(float sample, ByteBuffer bytes) {
            bytes.putFloat(sample);
        }
    },
    /// G.711 µ-law.
    MULAW(1) {
        @Override
        float read(ByteBuffer bytes) {
            return G711.muLaw(bytes.get()) * 0x1p-15f;
        }

        @Override
        void write(float sample, ByteBuffer bytes) {
            bytes.put(G711.muLaw(sixteenBits(sample)));
        }
    },
    /// G.711 A-law.
    ALAW(1) {
        @Override
        float read(ByteBuffer bytes) {
            return G711.aLaw(bytes.get()) * 0x1p-15f;
        }

        @Override
        void write(float sample, ByteBuffer bytes) {
            bytes.put(G711.aLaw(sixteenBits(sample)));
        }
    };

    private final int bytes;

    Encoding(int bytes) {
        this.bytes = bytes;
    }

    /// Of one sample.
    public int bytes() {
        return bytes;
    }

    /// @param bytes little-endian, with at least one sample left
    abstract float read(ByteBuffer bytes);

    /// @param bytes little-endian, with room for one sample
    abstract void write(float sample, ByteBuffer bytes);

    private static short sixteenBits(float sample) {
        return (short) Math.clamp(Math.round(sample * 0x1p15f), Short.MIN_VALUE, Short.MAX_VALUE);
    }
}
