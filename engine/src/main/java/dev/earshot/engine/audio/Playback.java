package dev.earshot.engine.audio;

import java.time.Duration;
import java.util.Optional;

/// A track from one place on, as [OutputLine] plays it. One thread. Owns its decoder.
final class Playback implements AutoCloseable {
    private static final byte[] SILENCE = new byte[4096 * OutputLine.FRAME_BYTES];

    private final Container container;
    private final Decoder decoder;
    private final long first;
    private Optional<StereoConverter> converter = Optional.empty();
    private byte[] bytes = {};
    private int at;
    private int end;
    private long fed;
    private boolean frameWaits;
    private boolean ended;

    private Playback(Container container, Decoder decoder, Duration from) {
        this.container = container;
        this.decoder = decoder;
        // The rate is that of the first frame, which for some codecs differs from what the container says.
        ended = !decoder.start();
        long rate = decoder.rate();
        first = from.getSeconds() * rate + from.getNano() * rate / 1_000_000_000L;
        fed = first;
        if (!ended) {
            decoder.skipTo(first);
        }
    }

    /// @throws dev.earshot.engine.SttException AUDIO_*
    static Playback of(AudioFile file, int track, Duration from) {
        Container container = AudioFile.container(file.path());
        try {
            return new Playback(container, new Decoder(container, track), from);
        } catch (RuntimeException e) {
            container.close();
            throw e;
        }
    }

    /// What is to be played next: its bytes are those of [#bytes] from [#at] on. 0 at the end.
    int ready() {
        while (at == end && !ended) {
            next();
        }
        return end - at;
    }

    byte[] bytes() {
        return bytes;
    }

    int at() {
        return at;
    }

    void played(int count) {
        at += count;
    }

    private void next() {
        at = 0;
        end = 0;
        if (!frameWaits && !decoder.next()) {
            ended = true;
            if (converter.isPresent()) {
                end = converter.get().flush();
                bytes = converter.get().bytes();
            }
            return;
        }
        frameWaits = true;
        if (decoder.position() > fed) {
            long silence = toOutput(decoder.position() - fed);
            bytes = SILENCE;
            end = (int) Math.min(SILENCE.length / OutputLine.FRAME_BYTES, silence) * OutputLine.FRAME_BYTES;
            fed = silence * OutputLine.FRAME_BYTES <= SILENCE.length
                    ? decoder.position()
                    : fed + (long) SILENCE.length / OutputLine.FRAME_BYTES * decoder.rate() / OutputLine.SAMPLE_RATE;
            return;
        }
        frameWaits = false;
        convert();
    }

    private void convert() {
        long position = decoder.position();
        int count = decoder.frame().nb_samples();
        if (position + count <= first) {
            return;
        }
        if (converter.isPresent() && !converter.get().fits(decoder.frame())) {
            converter.get().close();
            converter = Optional.empty();
        }
        if (converter.isEmpty()) {
            converter = Optional.of(new StereoConverter(container.name(), decoder.frame()));
        }
        end = converter.get().convert(decoder.frame());
        bytes = converter.get().bytes();
        at = (int) Math.min(end, toOutput(Math.max(0, first - position)) * OutputLine.FRAME_BYTES);
        fed = position + count;
    }

    private long toOutput(long samples) {
        return samples * OutputLine.SAMPLE_RATE / decoder.rate();
    }

    @Override
    public void close() {
        converter.ifPresent(StereoConverter::close);
        converter = Optional.empty();
        decoder.close();
    }
}
