package dev.earshot.engine.trace;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.audio.PcmFile;
import dev.earshot.engine.trace.FrameContent.Place;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/// Writes a trace while its session goes on. One thread; memory does not grow.
///
/// While it is written a trace is a folder beside where the file will be, `NAME.part`, whose parts
/// grow: events as lines, sound as WAV, and bytes. [#close] makes one file of it. So a crash leaves a
/// folder that can be opened like the file ([Trace#open]), without what was not flushed.
///
/// A binary message that is the sound itself is not kept twice: it waits until the next item says so.
///
/// Everything throws [SttException] DISK_FULL or WRITE_FAILED; what was written before stays.
public final class TraceWriter implements AutoCloseable {
    private static final int BEGINS = 400; // characters of a long text

    private final Path target;
    private final Path folder;
    private final Redactor redactor;
    private final Writer events;
    private final OutputStream frames;
    private TraceHeader header;
    private Optional<PcmFile> sound = Optional.empty();
    private Optional<Waiting> waiting = Optional.empty();
    private long samples; // of the session, whether they are kept or not
    private long frameBytes;
    private long written;
    private Duration last = Duration.ZERO;
    private boolean closed;

    /// A binary message of which is not known yet whether it is the sound.
    private record Waiting(Duration at, Way way, byte[] bytes) {}

    private TraceWriter(Path target, TraceHeader header, Redactor redactor) throws IOException {
        this.target = target;
        this.folder = target.resolveSibling(target.getFileName() + ".part");
        this.header = header;
        this.redactor = redactor;
        Files.createDirectories(target.toAbsolutePath().getParent());
        Files.createDirectory(folder);
        writeHeader();
        events = Files.newBufferedWriter(folder.resolve(TraceFormat.EVENTS), StandardOpenOption.CREATE_NEW);
        frames = new BufferedOutputStream(
                Files.newOutputStream(folder.resolve(TraceFormat.FRAMES), StandardOpenOption.CREATE_NEW));
    }

    /// @param target the file that it becomes; neither it nor its `.part` may be there
    /// @param redactor also says whether sound is kept
    public static TraceWriter begin(Path target, TraceHeader header, Redactor redactor) {
        if (Files.exists(target)) {
            throw TraceFailure.unwritten(target, new IOException("it is there already"));
        }
        try {
            return new TraceWriter(target, header, redactor);
        } catch (IOException e) {
            throw TraceFailure.unwritten(target, e);
        }
    }

    /// A text message, without what is secret in it.
    ///
    /// @param at since the session began; what is earlier than the item before is taken to be at the
    ///     same time
    public void frame(Duration at, Way way, String text) {
        var clean = redactor.text(text);
        long size = text.getBytes(StandardCharsets.UTF_8).length;
        guarded(() -> {
            settle();
            if (clean.length() <= TraceFormat.LONGEST_INLINE) {
                add(new TraceItem.Frame(at, way, size, new FrameContent.Text(clean)));
            } else {
                var place = append(clean.getBytes(StandardCharsets.UTF_8));
                add(new TraceItem.Frame(at, way, size, new FrameContent.LongText(clean.substring(0, BEGINS), place)));
            }
        });
    }

    /// A binary message.
    ///
    /// @param bytes from its position to its limit, which stay; copied
    public void frame(Duration at, Way way, ByteBuffer bytes) {
        guarded(() -> {
            settle();
            var copy = new byte[bytes.remaining()];
            bytes.duplicate().get(copy);
            waiting = Optional.of(new Waiting(at, way, copy));
        });
    }

    /// Sound that came or went, as it is heard.
    public void sound(Duration at, Way way, Pcm chunk) {
        guarded(() -> {
            var bytes = PcmFile.bytes(chunk);
            if (waiting.filter(frame -> frame.way() == way && Arrays.equals(frame.bytes(), bytes))
                    .isPresent()) {
                var frame = waiting.orElseThrow();
                waiting = Optional.empty();
                add(new TraceItem.Frame(
                        frame.at(), way, bytes.length, new FrameContent.Samples(samples, chunk.samples().length)));
            }
            settle();
            add(new TraceItem.Sound(at, way, samples, chunk.samples().length));
            keep(chunk);
        });
    }

    /// Sound of which is only known how much it was: silence stands in its place, so that times stay
    /// right.
    public void lost(Duration at, Way way, long count) {
        guarded(() -> {
            settle();
            for (long left = count; left > 0; ) {
                int now = (int) Math.min(left, Pcm.SAMPLE_RATE);
                add(new TraceItem.Sound(at, way, samples, now));
                keep(new Pcm(new float[now]));
                left -= now;
            }
        });
    }

    public void event(Duration at, TranscriptEvent event) {
        item(new TraceItem.Event(at, event));
    }

    public void heardBy(Duration at, TraceModel model) {
        header = header.with(model);
        item(new TraceItem.HeardBy(at, model));
    }

    public void mark(Duration at, TraceItem.Mark.Kind kind, String text) {
        item(new TraceItem.Mark(at, kind, text));
    }

    /// Hands everything to the system, so that it outlives this process.
    public void flush() {
        guarded(() -> {
            events.flush();
            frames.flush();
        });
    }

    /// How much was written so far, in bytes.
    public long size() {
        return written;
    }

    /// Ends it, and makes one file of it. Idempotent.
    @Override
    public void close() {
        if (closed) {
            return;
        }
        guarded(() -> {
            settle();
            closeParts();
            header = header.ended(last);
            writeHeader();
            TracePacking.pack(folder, target);
            TracePacking.delete(folder);
        });
    }

    /// Ends it, and leaves nothing.
    public void discard() {
        guarded(() -> {
            closeParts();
            TracePacking.delete(folder);
        });
    }

    private void closeParts() throws IOException {
        closed = true;
        try (frames;
                events) {
            if (sound.isPresent()) {
                sound.get().close();
            }
        }
    }

    private void item(TraceItem item) {
        guarded(() -> {
            settle();
            add(item);
        });
    }

    /// What waits is no sound.
    private void settle() throws IOException {
        if (waiting.isEmpty()) {
            return;
        }
        var frame = waiting.get();
        waiting = Optional.empty();
        var content = redactor.keeping() == Keeping.SOUND && frame.bytes().length > 0
                ? new FrameContent.Bytes(append(frame.bytes()))
                : new FrameContent.LeftOut();
        add(new TraceItem.Frame(frame.at(), frame.way(), frame.bytes().length, content));
    }

    private Place append(byte[] bytes) throws IOException {
        int length = Math.min(bytes.length, TraceFormat.LONGEST_FRAME);
        frames.write(bytes, 0, length);
        var place = new Place(frameBytes, length);
        frameBytes += length;
        written += length;
        return place;
    }

    private void keep(Pcm chunk) throws IOException {
        samples += chunk.samples().length;
        if (redactor.keeping() == Keeping.NO_SOUND) {
            return;
        }
        if (sound.isEmpty()) {
            sound = Optional.of(PcmFile.create(folder.resolve(TraceFormat.SOUND)));
        }
        sound.get().add(chunk);
        written += 2L * chunk.samples().length;
    }

    private void add(TraceItem item) throws IOException {
        last = item.at().compareTo(last) > 0 ? item.at() : last;
        var line = ItemJson.write(at(item, last), redactor);
        events.write(line);
        events.write('\n');
        written += line.length() + 1;
    }

    private static TraceItem at(TraceItem item, Duration at) {
        return switch (item) {
            case TraceItem.Frame frame -> new TraceItem.Frame(at, frame.way(), frame.size(), frame.content());
            case TraceItem.Sound sound -> new TraceItem.Sound(at, sound.way(), sound.from(), sound.samples());
            case TraceItem.Event event -> new TraceItem.Event(at, event.event());
            case TraceItem.HeardBy heard -> new TraceItem.HeardBy(at, heard.model());
            case TraceItem.Mark mark -> new TraceItem.Mark(at, mark.kind(), mark.text());
        };
    }

    private void writeHeader() throws IOException {
        var draft = folder.resolve(TraceFormat.HEADER + ".new");
        Files.writeString(draft, HeaderJson.write(header, redactor));
        Files.move(draft, folder.resolve(TraceFormat.HEADER), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private interface Writing {
        void run() throws IOException;
    }

    private void guarded(Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            throw TraceFailure.unwritten(target, e);
        }
    }
}
