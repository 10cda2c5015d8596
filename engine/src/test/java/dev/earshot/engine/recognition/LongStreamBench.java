package dev.earshot.engine.recognition;

import dev.earshot.engine.Shared;
import dev.earshot.engine.audio.AudioFile;
import dev.earshot.engine.audio.AudioSelection;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.store.InstalledModel;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Prints whether memory and times stay as they are while one session hears speech, silence and noise for two hours
/// (`-Dlong.hours=`). Run by hand, on Linux: `./mvnw -pl engine test -Dtest=LongStreamBench`.
///
/// A sound that is heard again should give the same text at the same place: drift is how much further from its
/// beginning its text begins than when it was heard first.
class LongStreamBench {
    private static final double HOURS = Double.parseDouble(System.getProperty("long.hours", "2"));
    private static final int SPELL = (int) (HOURS * 300); // seconds between two looks at the memory: twelve
    private static final double MIB = 1 << 20;

    private final ProcessMemory memory = ProcessMemory.find().orElseThrow();
    private final Random random = new Random(6);

    @TempDir
    private Path folder;

    @Test
    void ofTheBuiltInRecogniser() throws InterruptedException {
        var sounds = List.of(
                new Sound("news", read("sample-audio/news.opus")),
                new Sound("kitchen", read("sample-audio/kitchen.wav")),
                new Sound("jfk", new Pcm(Shared.sound("audio/jfk.wav"))));
        try (var models = Models.discover(ModelFolders.in(folder))) {
            stream(models, models.installed().getLast(), sounds);
        }
    }

    @Test
    void ofTheModelThatSpeaks() throws InterruptedException {
        var sounds = Shared.json("whisper-demo/golden.json")
                .path("clips")
                .valueStream()
                .map(clip -> clip.path("file").asString())
                .map(file -> new Sound(file, new Pcm(Shared.sound("whisper-demo/audio/" + file))))
                .toList();
        try (var models = Models.discover(ModelFolders.in(folder))) {
            stream(models, models.at(Shared.fixture("whisper-demo")), sounds);
        }
    }

    /// Something to be heard.
    private record Sound(String name, Pcm pcm) {}

    /// A sound as it was heard.
    ///
    /// @param at where it began, in the stream
    private record Placed(Sound sound, Duration at) {
        boolean has(Segment segment) {
            var end = at.plus(sound.pcm.duration());
            return segment.span().start().compareTo(end) < 0
                    && segment.span().end().compareTo(at) > 0;
        }
    }

    private void stream(Models models, InstalledModel model, List<Sound> sounds) throws InterruptedException {
        var recognizer = models.recognizer(model, LoadOptions.AUTO);
        System.out.println(model.name() + ", " + HOURS + " h");
        System.out.println("minutes   resident MiB   heap MiB   finals   heard s a second");
        var finals = new ArrayList<Segment>();
        var placed = new ArrayList<Placed>();
        var rows = new ArrayList<double[]>();
        long began = System.nanoTime();
        var options = RecognitionOptions.DEFAULT.withDecoding(Decoding.LIVE);
        try (var session = recognizer.open(options, event -> keep(event, finals))) {
            long sent = 0;
            long end = Math.round(HOURS * 3600 * Pcm.SAMPLE_RATE);
            while (sent < end) {
                var sound = sounds.get(random.nextInt(sounds.size()));
                placed.add(new Placed(sound, Pcm.durationOf(sent)));
                for (var pcm : List.of(sound.pcm(), gap())) {
                    for (int at = 0; at < pcm.samples().length && sent < end; at += Pcm.SAMPLE_RATE / 10) {
                        int to = Math.min(pcm.samples().length, at + Pcm.SAMPLE_RATE / 10);
                        session.accept(new Pcm(Arrays.copyOfRange(pcm.samples(), at, to)));
                        session.catchUp();
                        long before = sent;
                        sent += to - at;
                        if (sent / Pcm.SAMPLE_RATE / SPELL > before / Pcm.SAMPLE_RATE / SPELL) {
                            rows.add(look(sent, finals.size(), System.nanoTime() - began));
                        }
                    }
                }
            }
            session.finish();
        }
        slope("resident", rows, 1);
        slope("heap", rows, 2);
        drift(placed, finals);
    }

    private static void keep(TranscriptEvent event, List<Segment> finals) {
        switch (event) {
            case TranscriptEvent.Final(var segment) -> finals.add(segment);
            case TranscriptEvent.Failed(var cause) -> throw cause;
            case TranscriptEvent.Partial _,
                    TranscriptEvent.SpeechStarted _,
                    TranscriptEvent.SpeechEnded _,
                    TranscriptEvent.Notice _,
                    TranscriptEvent.Completed _ -> {}
        }
    }

    private double[] look(long sent, int finals, long nanos) {
        memory.trim();
        double minutes = sent / (60.0 * Pcm.SAMPLE_RATE);
        double resident = memory.resident() / MIB;
        double heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MIB;
        System.out.printf(
                Locale.ROOT,
                "%7.0f %14.1f %10.1f %8d %10.1f%n",
                minutes,
                resident,
                heap,
                finals,
                minutes * 60e9 / nanos);
        return new double[] {minutes / 60, resident, heap};
    }

    /// Least squares over all looks but the first, when not everything has been used yet.
    private static void slope(String what, List<double[]> rows, int column) {
        var settled = rows.subList(Math.min(1, rows.size()), rows.size());
        double meanX = settled.stream().mapToDouble(row -> row[0]).average().orElse(0);
        double meanY =
                settled.stream().mapToDouble(row -> row[column]).average().orElse(0);
        double above = settled.stream()
                .mapToDouble(row -> (row[0] - meanX) * (row[column] - meanY))
                .sum();
        double below = settled.stream()
                .mapToDouble(row -> (row[0] - meanX) * (row[0] - meanX))
                .sum();
        System.out.printf(Locale.ROOT, "%s: %.1f MiB, %+.2f MiB an hour%n", what, meanY, above / below);
    }

    private static void drift(List<Placed> placed, List<Segment> finals) {
        Map<String, String> texts = new HashMap<>();
        Map<String, Duration> offsets = new HashMap<>();
        System.out.println("minutes   sounds   same text   mean drift ms   most");
        var bySpell =
                placed.stream().collect(Collectors.groupingBy(one -> one.at().toSeconds() / SPELL));
        int from = 0;
        for (long spell = 0; bySpell.containsKey(spell); spell++) {
            int same = 0;
            long sum = 0;
            long most = 0;
            int counted = 0;
            for (var one : bySpell.get(spell)) {
                while (from < finals.size() && finals.get(from).span().end().compareTo(one.at()) <= 0) {
                    from++;
                }
                var heard = finals.subList(from, finals.size()).stream()
                        .takeWhile(one::has)
                        .toList();
                if (heard.isEmpty()) {
                    continue;
                }
                var name = one.sound().name();
                var text = heard.stream().map(Segment::text).collect(Collectors.joining(" "));
                var offset = heard.getFirst().span().start().minus(one.at());
                same += text.equals(texts.computeIfAbsent(name, _ -> text)) ? 1 : 0;
                long drift =
                        offset.minus(offsets.computeIfAbsent(name, _ -> offset)).toMillis();
                sum += drift;
                most = Math.max(most, Math.abs(drift));
                counted++;
            }
            System.out.printf(
                    Locale.ROOT,
                    "%7d %8d %11d %15.1f %6d%n",
                    (spell + 1) * SPELL / 60,
                    counted,
                    same,
                    counted == 0 ? 0 : sum / (double) counted,
                    most);
        }
    }

    /// Silence for 0.6 to 3 s, and every third time noise for up to 6 s in it.
    private Pcm gap() {
        int silence = Pcm.SAMPLE_RATE * 6 / 10 + random.nextInt(Pcm.SAMPLE_RATE * 24 / 10);
        int noise = random.nextInt(3) == 0 ? random.nextInt(6 * Pcm.SAMPLE_RATE) : 0;
        var samples = new float[silence + noise + silence];
        for (int i = 0; i < samples.length; i++) {
            boolean loud = i >= silence && i < silence + noise;
            samples[i] = (random.nextFloat() - 0.5f) * (loud ? 0.02f : 1e-4f);
        }
        return new Pcm(samples);
    }

    private static Pcm read(String path) throws InterruptedException {
        var root = Path.of(System.getProperty("earshot.root", ".."));
        var samples = new ArrayList<Pcm>();
        try (var stream =
                AudioFile.open(root.resolve(path)).source(AudioSelection.ALL).open()) {
            for (var chunk = stream.read(); chunk.isPresent(); chunk = stream.read()) {
                samples.add(chunk.get());
            }
        }
        var all = new float
                [samples.stream().mapToInt(chunk -> chunk.samples().length).sum()];
        int at = 0;
        for (var chunk : samples) {
            System.arraycopy(chunk.samples(), 0, all, at, chunk.samples().length);
            at += chunk.samples().length;
        }
        return new Pcm(all);
    }
}
