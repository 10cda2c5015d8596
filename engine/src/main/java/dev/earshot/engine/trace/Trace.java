package dev.earshot.engine.trace;

import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.audio.PcmStream;
import dev.earshot.engine.trace.FrameContent.Place;
import dev.earshot.engine.transcript.Transcript;
import dev.earshot.engine.transcript.TranscriptBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/// A trace that was opened: its header and items are read, its sound and bytes lie in the file until
/// they are asked for. Safe for many threads.
///
/// It may come from a stranger: see [TraceFormat] for what is believed of it.
public final class Trace implements AutoCloseable {
    private static final int CHUNK = Pcm.SAMPLE_RATE; // samples, where nothing says how long chunks were

    private final Path file;
    private final TraceParts parts;
    private final TraceHeader header;
    private final List<TraceItem> items;
    private final Optional<String> damage;

    private Trace(Path file, TraceParts parts, TraceHeader header, TraceLines.Read read, boolean cut) {
        this.file = file;
        this.parts = parts;
        this.header = header;
        this.items = read.items();
        this.damage = damage(read, cut);
    }

    /// Whether a file goes by a name of a trace.
    public static boolean isNamed(Path file) {
        var name = String.valueOf(file.getFileName());
        return name.endsWith(".trace") || name.endsWith(".trace.part") || name.equals(TraceFormat.HEADER);
    }

    /// Opens the file, or the folder in which it is being written, or was when that broke off. Reads
    /// all items; waits for the disk.
    ///
    /// @throws SttException AUDIO_NOT_FOUND, AUDIO_UNREADABLE, AUDIO_INVALID when it is none or a
    ///     newer one
    public static Trace open(Path file) {
        if (!Files.exists(file)) {
            return TraceOpening.unfinished(file).map(Trace::open).orElseThrow(() -> TraceFailure.none(file));
        }
        try {
            return TraceOpening.open(file);
        } catch (IOException e) {
            throw TraceFailure.unreadable(file, e);
        }
    }

    /// @param cut whether a part of the file is missing
    static Trace read(Path file, TraceParts parts, TraceHeader header, boolean cut) throws IOException {
        var events = parts.open(TraceFormat.EVENTS);
        if (events.isEmpty()) {
            return new Trace(file, parts, header, new TraceLines.Read(List.of(), 0, Optional.empty()), true);
        }
        try (var in = events.get()) {
            return new Trace(file, parts, header, TraceLines.all(in), cut);
        }
    }

    private Optional<String> damage(TraceLines.Read read, boolean cut) {
        var why = read.broken();
        if (why.isPresent()) {
            return Optional.of("This trace is not shown to its end: " + why.get() + ".");
        }
        if (cut) {
            return Optional.of("The end of this file is missing, perhaps since it was not copied whole; what there is"
                    + " of it is shown.");
        }
        if (header.lasted().isEmpty()) {
            return Optional.of("This trace was not finished, since the program that wrote it ended or is still writing;"
                    + " what was written by then is shown.");
        }
        return read.unreadable() == 0
                ? Optional.empty()
                : Optional.of(read.unreadable() + " lines of this trace cannot be read; the rest is shown.");
    }

    public Path file() {
        return file;
    }

    public TraceHeader header() {
        return header;
    }

    /// In the order in which they happened.
    public List<TraceItem> items() {
        return items;
    }

    /// What is wrong with it, in a sentence.
    public Optional<String> damage() {
        return damage;
    }

    /// From the beginning to the last thing that happened.
    public Duration lasted() {
        var last = items.isEmpty() ? Duration.ZERO : items.getLast().at();
        return header.lasted().filter(said -> said.compareTo(last) > 0).orElse(last);
    }

    /// How much sound went by, whether it is kept or not.
    public long samples() {
        return chunks().mapToLong(sound -> sound.from() + sound.samples()).max().orElse(0);
    }

    /// Sound, as it came or went.
    public Stream<TraceItem.Sound> chunks() {
        return items.stream().filter(TraceItem.Sound.class::isInstance).map(TraceItem.Sound.class::cast);
    }

    /// What was settled.
    public Transcript transcript() {
        var builder = new TranscriptBuilder();
        for (TraceItem item : items) {
            if (item instanceof TraceItem.Event said) {
                builder.on(said.event());
            }
        }
        var heard = builder.transcript();
        return new Transcript(heard.segments(), Pcm.durationOf(samples()));
    }

    public boolean hasSound() {
        try (var in = parts.open(TraceFormat.SOUND).orElse(InputStream.nullInputStream())) {
            return in.read() >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    /// The sound in the chunks in which it came; empty when none is kept. What it throws when it is
    /// opened or read: see [PcmSource].
    public Optional<PcmSource> sound() {
        return hasSound() ? Optional.of(new Source()) : Optional.empty();
    }

    /// Copies the sound into a WAV file, for who plays it.
    ///
    /// @param to not there yet
    /// @throws SttException DISK_FULL, WRITE_FAILED; AUDIO_INVALID when there is none
    public void extractSound(Path to) {
        try (var in = parts.open(TraceFormat.SOUND).orElseThrow(() -> TraceFailure.sound(file));
                var out = Files.newOutputStream(to, StandardOpenOption.CREATE_NEW)) {
            TraceParts.atMost(in, TraceFormat.MOST_SOUND).transferTo(out);
        } catch (IOException e) {
            throw TraceFailure.unwritten(to, e);
        }
    }

    /// A message as text; empty when it is none, or lies beyond the end of a file that is cut.
    public Optional<String> text(FrameContent content) {
        return switch (content) {
            case FrameContent.Text(var text) -> Optional.of(text);
            case FrameContent.LongText longText ->
                bytes(TraceFormat.FRAMES, longText.place(), 0).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
            case FrameContent.Bytes _, FrameContent.Samples _, FrameContent.LeftOut _ -> Optional.empty();
        };
    }

    /// A binary message; empty when it is none, was left out, or lies beyond the end of a file that is
    /// cut.
    public Optional<byte[]> bytes(FrameContent content) {
        return switch (content) {
            case FrameContent.Bytes(var place) -> bytes(TraceFormat.FRAMES, place, 0);
            case FrameContent.Samples(var from, var count) ->
                bytes(TraceFormat.SOUND, new Place(2 * from, (int) Math.min(2L * count, Integer.MAX_VALUE)), 80);
            case FrameContent.Text _, FrameContent.LongText _, FrameContent.LeftOut _ -> Optional.empty();
        };
    }

    private Optional<byte[]> bytes(String part, Place place, int header) {
        if (place.length() > TraceFormat.LONGEST_FRAME) {
            return Optional.empty();
        }
        try (var in = parts.open(part).orElse(InputStream.nullInputStream())) {
            in.skipNBytes(header + place.from());
            var bytes = in.readNBytes(place.length());
            return bytes.length == place.length() ? Optional.of(bytes) : Optional.empty();
        } catch (IOException cut) {
            return Optional.empty();
        }
    }

    /// Writes all of it as one file.
    ///
    /// @param to replaced when it is there
    /// @throws SttException DISK_FULL, WRITE_FAILED
    public void copyTo(Path to) {
        TraceOpening.copy(parts, file, to);
    }

    @Override
    public void close() {
        try {
            parts.close();
        } catch (IOException e) {
            throw TraceFailure.unreadable(file, e);
        }
    }

    private final class Source implements PcmSource {
        @Override
        public PcmStream open() {
            try {
                var wav = parts.open(TraceFormat.SOUND).orElseThrow(() -> TraceFailure.sound(file));
                return SoundStream.open(file, TraceParts.atMost(wav, TraceFormat.MOST_SOUND), lengths());
            } catch (IOException e) {
                throw TraceFailure.unreadable(file, e);
            }
        }

        private IntSupplier lengths() {
            Iterator<TraceItem.Sound> each =
                    chunks().filter(sound -> sound.samples() > 0).iterator();
            return () -> each.hasNext() ? Math.min(each.next().samples(), 60 * CHUNK) : CHUNK;
        }

        @Override
        public Optional<Duration> duration() {
            return Optional.of(Pcm.durationOf(samples()));
        }
    }
}
