package dev.earshot.bridge.http;

import dev.earshot.bridge.wire.SoundDecoder;
import dev.earshot.bridge.wire.SoundFormat;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.audio.PcmStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// A file of samples without a header. A sample that its end cuts in two is left out.
record SampleFile(Path file, SoundFormat format) implements PcmSource {
    @Override
    public PcmStream open() {
        try {
            return new Samples(Files.newInputStream(file), new SoundDecoder(format));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public Optional<Duration> duration() {
        try {
            return Optional.of(Duration.ofMillis(Files.size(file) * 1000 / format.bytes() / format.rate()));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static SttException unreadable(IOException cause) {
        return new SttException(
                SttError.AUDIO_UNREADABLE,
                "What was uploaded could not be read again; please send it once more.",
                cause);
    }

    private record Samples(InputStream bytes, SoundDecoder decoder) implements PcmStream {
        private static final int AT_ONCE = 1 << 16;

        @Override
        public Optional<Pcm> read() {
            try {
                for (var some = bytes.readNBytes(AT_ONCE); some.length > 0; some = bytes.readNBytes(AT_ONCE)) {
                    var chunk = decoder.decode(ByteBuffer.wrap(some));
                    if (chunk.samples().length > 0) {
                        return Optional.of(chunk);
                    }
                }
            } catch (IOException e) {
                throw unreadable(e);
            }
            return Optional.of(decoder.flush()).filter(rest -> rest.samples().length > 0);
        }

        @Override
        public void close() {
            try {
                bytes.close();
            } catch (IOException _) {
                // Nothing was written to it.
            }
        }
    }
}
