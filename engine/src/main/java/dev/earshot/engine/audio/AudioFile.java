package dev.earshot.engine.audio;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// A recording in any format FFmpeg reads. Opening it only probes it: nothing is decoded and nothing stays
/// open.
public final class AudioFile {
    private final Path path;
    private final AudioInfo info;

    private AudioFile(Path path, AudioInfo info) {
        this.path = path;
        this.info = info;
    }

    /// @throws dev.earshot.engine.SttException AUDIO_NOT_FOUND, AUDIO_UNREADABLE, AUDIO_INVALID
    public static AudioFile open(Path path) {
        try (Container container = container(path)) {
            return new AudioFile(path, Description.of(container));
        }
    }

    /// Sound from a pipe, which can be opened only once and is not closed by us. Closing the stream leaves
    /// a read of the pipe under way, whose bytes are lost.
    public static PcmSource pipe(InputStream in, AudioSelection selection) {
        return new PipeSource(in, selection);
    }

    public Path path() {
        return path;
    }

    public AudioInfo info() {
        return info;
    }

    /// The chosen part as 16 kHz mono, streamed: memory does not grow with its length. May be opened many
    /// times.
    ///
    /// @throws dev.earshot.engine.SttException AUDIO_INVALID when there is no such track or channel
    public PcmSource source(AudioSelection selection) {
        requirePart(name(path), info, selection);
        return new FileSource(path, info, selection);
    }

    /// An open container of the file, the caller's to close.
    static Container container(Path path) {
        if (Files.notExists(path)) {
            throw new SttException(SttError.AUDIO_NOT_FOUND, "There is no file “%s”.".formatted(path));
        }
        if (Files.isDirectory(path)) {
            throw new SttException(
                    SttError.AUDIO_UNREADABLE, "“%s” is a folder; choose a file in it.".formatted(name(path)));
        }
        if (!Files.isReadable(path)) {
            throw new SttException(
                    SttError.AUDIO_UNREADABLE, "“%s” may not be read: permission denied.".formatted(name(path)));
        }
        if (!Files.isRegularFile(path)) {
            throw new SttException(
                    SttError.AUDIO_UNREADABLE,
                    "“%s” is a pipe or a device, not a file; pipe it in instead.".formatted(name(path)));
        }
        try {
            return Container.open(name(path), new FileInput(path));
        } catch (IOException e) {
            throw new SttException(
                    SttError.AUDIO_UNREADABLE, "“%s” cannot be read: %s.".formatted(name(path), e.getMessage()), e);
        }
    }

    private static String name(Path path) {
        Path last = path.getFileName();
        return last == null ? path.toString() : last.toString();
    }

    private static void requirePart(String name, AudioInfo info, AudioSelection selection) {
        int tracks = info.tracks().size();
        if (selection.track() < 0 || selection.track() >= tracks) {
            throw Refusal.invalid("“%s” has %s; there is no track %d."
                    .formatted(
                            name, tracks == 1 ? "one audio track" : tracks + " audio tracks", selection.track() + 1));
        }
        int channels = info.tracks().get(selection.track()).channels();
        if (selection.channel() instanceof Channel.Only(int index) && index >= channels) {
            throw Refusal.invalid("“%s” has %s; there is no channel %d."
                    .formatted(name, channels == 1 ? "one channel" : channels + " channels", index + 1));
        }
    }

    private static PcmStream stream(Container container, AudioSelection selection) {
        try {
            requirePart(container.name(), Description.of(container), selection);
            return new FileStream(container, new Decoder(container, selection.track()), selection);
        } catch (SttException e) {
            container.close();
            throw e;
        }
    }

    private record FileSource(Path path, AudioInfo info, AudioSelection selection) implements PcmSource {
        @Override
        public PcmStream open() {
            return stream(container(path), selection);
        }

        @Override
        public Optional<Duration> duration() {
            Duration from = selection.from();
            Optional<Duration> end = info.duration()
                    .map(whole ->
                            selection.to().filter(to -> to.compareTo(whole) < 0).orElse(whole))
                    .or(selection::to);
            return end.map(to -> to.compareTo(from) > 0 ? to.minus(from) : Duration.ZERO);
        }

        @Override
        public Duration start() {
            return selection.from();
        }
    }

    private static final class PipeSource implements PcmSource {
        private final InputStream in;
        private final AudioSelection selection;
        private final AtomicBoolean opened = new AtomicBoolean();

        PipeSource(InputStream in, AudioSelection selection) {
            this.in = in;
            this.selection = selection;
        }

        @Override
        public PcmStream open() {
            if (opened.getAndSet(true)) {
                throw new IllegalStateException("a pipe can be listened to only once");
            }
            return stream(Container.open("piped sound", new PipeInput(in)), selection);
        }

        @Override
        public Optional<Duration> duration() {
            return selection.to().map(to -> to.minus(selection.from()));
        }

        @Override
        public Duration start() {
            return selection.from();
        }
    }
}
