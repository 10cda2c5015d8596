package dev.earshot.bridge.wire;

/// The two companding laws of telephony (ITU-T G.711), to and from 16 bits.
final class G711 {
    private static final int BIAS = 0x84;
    private static final int LOUDEST = 32_635;

    private G711() {}

    static short muLaw(byte code) {
        int bits = ~code;
        int size = ((((bits & 0x0f) << 3) + BIAS) << ((bits & 0x70) >> 4)) - BIAS;
        return (short) ((bits & 0x80) == 0 ? size : -size);
    }

    static byte muLaw(short sample) {
        int size = Math.min(Math.abs((int) sample), LOUDEST) + BIAS;
        int exponent = 24 - Integer.numberOfLeadingZeros(size); // its highest bit is one of 7 to 14
        int sign = sample < 0 ? 0x80 : 0;
        return (byte) ~(sign | (exponent << 4) | ((size >> (exponent + 3)) & 0x0f));
    }

    static short aLaw(byte code) {
        int bits = code ^ 0x55;
        int exponent = (bits & 0x70) >> 4;
        int size = ((bits & 0x0f) << 4) + 8;
        if (exponent > 0) {
            size = (size + 0x100) << (exponent - 1);
        }
        return (short) ((bits & 0x80) == 0 ? -size : size);
    }

    static byte aLaw(short sample) {
        int size = sample < 0 ? ~sample >> 4 : sample >> 4; // 11 bits
        int exponent = Math.max(0, 28 - Integer.numberOfLeadingZeros(size)); // from 16 on it counts from 1
        int mantissa = exponent == 0 ? size : size >> (exponent - 1);
        return (byte) (((exponent << 4) | (mantissa & 0x0f) | (sample < 0 ? 0 : 0x80)) ^ 0x55);
    }
}
