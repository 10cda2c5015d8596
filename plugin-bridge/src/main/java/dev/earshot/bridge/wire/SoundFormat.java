package dev.earshot.bridge.wire;

/// How sound lies in the bytes that a client sends.
///
/// @param rate samples a second in each channel
/// @param channels their samples come one after the other, over and over; all are heard, mixed
public record SoundFormat(Encoding encoding, int rate, int channels) {
    public static final int LOWEST_RATE = 8_000;
    public static final int HIGHEST_RATE = 48_000;
    public static final int MOST_CHANNELS = 16;

    /// What Earshot itself hears: 16-bit, 16 kHz, one channel.
    public static final SoundFormat PLAIN = new SoundFormat(Encoding.LINEAR16, 16_000, 1);

    public SoundFormat {
        if (rate < LOWEST_RATE || rate > HIGHEST_RATE || channels < 1 || channels > MOST_CHANNELS) {
            throw new IllegalArgumentException("%d Hz, %d channels".formatted(rate, channels));
        }
    }

    /// Bytes that one moment takes, in all channels.
    public int bytes() {
        return encoding.bytes() * channels;
    }
}
