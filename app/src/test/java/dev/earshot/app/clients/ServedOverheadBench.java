package dev.earshot.app.clients;

import dev.earshot.bridge.wire.Terms;
import dev.earshot.engine.Shared;
import dev.earshot.engine.audio.AudioFile;
import dev.earshot.engine.audio.AudioSelection;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.transcript.TranscriptBuilder;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Prints how much later the last text comes through each protocol than without one:
/// `./mvnw -pl app -am test -Dsurefire.failIfNoSpecifiedTests=false -Dtest=ServedOverheadBench`. No test, and so not
/// named like one: it takes five minutes and asserts nothing.
final class ServedOverheadBench {
    private static final int RUNS = 7;

    private final House house;

    ServedOverheadBench() throws Exception {
        house = House.hearingBy(Shared.fixture("whisper-demo"));
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    /// @param late from the end of the sound to the last final text, in ms
    private record Run(double late, String text) {}

    @Test
    void printTheTable() throws Exception {
        var sound = sound();
        System.out.println("| | same text | last final after the end of the sound, ms | more than directly, ms |");
        System.out.println("|---|---|---|---|");
        double direct = show("directly", live(house.recognizer(), sound), 0);
        for (var way : Ways.sockets(house.address()).entrySet()) {
            try (var recognizer = way.getValue()) {
                show(way.getKey(), live(recognizer, sound), direct);
            }
        }
        double whole = show("directly, the whole recording at once", whole(), 0);
        for (var way : Ways.uploads(house.address()).entrySet()) {
            show(way.getKey(), uploads(way.getValue()), whole);
        }
    }

    private double show(String name, List<Run> runs, double direct) {
        var sorted = runs.stream().sorted(Comparator.comparingDouble(Run::late)).toList();
        var median = sorted.get(sorted.size() / 2);
        long same = runs.stream()
                .filter(run -> run.text().equals(house.speech.text()))
                .count();
        System.out.printf(
                Locale.ROOT,
                "| %s | %d of %d | %.0f (%.0f to %.0f) | %s |%n",
                name,
                same,
                runs.size(),
                median.late(),
                sorted.getFirst().late(),
                sorted.getLast().late(),
                direct == 0 ? "" : String.format(Locale.ROOT, "%+.0f", median.late() - direct));
        return median.late();
    }

    private List<Pcm> sound() throws InterruptedException {
        var chunks = new ArrayList<Pcm>();
        try (var stream =
                AudioFile.open(house.speech.wav()).source(AudioSelection.ALL).open()) {
            for (var chunk = stream.read(); chunk.isPresent(); chunk = stream.read()) {
                chunks.add(chunk.get());
            }
        }
        return chunks;
    }

    /// As fast as it is spoken.
    private static List<Run> live(Recognizer recognizer, List<Pcm> sound) throws InterruptedException {
        var runs = new ArrayList<Run>();
        for (int i = 0; i < RUNS; i++) {
            var text = new TranscriptBuilder();
            var last = new AtomicLong();
            try (var session = recognizer.open(Terms.LIVE.options(), event -> {
                text.on(event);
                if (event instanceof TranscriptEvent.Final) {
                    last.set(System.nanoTime());
                }
            })) {
                long due = System.nanoTime();
                for (var chunk : sound) {
                    session.accept(chunk);
                    due += chunk.duration().toNanos();
                    TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                }
                long end = System.nanoTime();
                session.finish();
                runs.add(new Run(
                        (last.get() - end) / 1e6,
                        Speech.oneLine(text.transcript().text())));
            }
        }
        return runs;
    }

    private List<Run> whole() throws InterruptedException {
        var runs = new ArrayList<Run>();
        for (int i = 0; i < RUNS; i++) {
            long start = System.nanoTime();
            var source = AudioFile.open(house.speech.wav()).source(AudioSelection.ALL);
            var text = house.recognizer()
                    .transcribe(source, Terms.LIVE.options(), _ -> {})
                    .text();
            runs.add(new Run((System.nanoTime() - start) / 1e6, Speech.oneLine(text)));
        }
        return runs;
    }

    private List<Run> uploads(Ways.Upload upload) throws Exception {
        var runs = new ArrayList<Run>();
        for (int i = 0; i < RUNS; i++) {
            long start = System.nanoTime();
            var text = upload.text(house.speech.wav());
            runs.add(new Run((System.nanoTime() - start) / 1e6, text));
        }
        return runs;
    }
}
