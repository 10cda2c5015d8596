package dev.earshot.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.recognition.FakeFamily;
import dev.earshot.engine.recognition.FakeModel;
import dev.earshot.engine.trace.Session;
import dev.earshot.engine.trace.TraceItem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

@Timeout(120)
final class TraceCommandTest {
    @TempDir
    Path home;

    private Path file;

    @BeforeEach
    void write() {
        file = home.resolve("a.trace");
        try (var trace = Session.begin(file)) {
            Session.write(trace);
        }
    }

    private Shell.Result run(Object... args) {
        return new Shell(home).run(args);
    }

    @Test
    void whatHappenedIsShownInOrder() {
        var shown = run("trace", "show", file);
        assertEquals(0, shown.code(), shown.err());
        var lines = shown.out().lines().toList();
        assertTrue(shown.out().contains("0:01.300  interim          0:00.200  good| mourning"), shown.out());
        assertTrue(shown.out().contains("0:01.800  final            0:00.200 to 0:00.800  Good morning."));
        assertTrue(lines.stream().noneMatch(line -> line.contains("config")));
        assertTrue(run("trace", "show", file, "--frames").out().contains("0:00.020  -> {\"type\":\"config\"}"));
    }

    @Test
    void programsGetFigures() throws Exception {
        var shown = run("trace", "show", file, "--json");
        var figures = JsonMapper.builder().build().readTree(shown.out());
        assertEquals(0.8, figures.at("/measured/latency/first_interim/p50").asDouble());
        assertEquals("Good morning.", figures.at("/text/0").asString());
        assertEquals("wall", figures.at("/measured/clock").asString());
    }

    @Test
    void theSameSoundIsHeardAgainAndTheTextCompared() {
        var same = new Shell(home).with(new FakeFamily(FakeModel.saying("good morning")));
        var again = same.run("trace", "replay", file);
        assertEquals(0, again.code(), again.out() + again.err());
        assertTrue(again.out().contains("WER of now against then: 0.0 %"), again.out());
        var shell = new Shell(home).with(new FakeFamily(FakeModel.saying("good evening")));
        var other = shell.run("trace", "replay", file);
        assertEquals(1, other.code());
        assertTrue(other.out().contains("[-morning.-] {+evening+}"), other.out());
    }

    @Test
    void programsGetFiguresOfAReplay() {
        var shell = new Shell(home).with(new FakeFamily(FakeModel.saying("good evening")));
        var replayed = shell.run("trace", "replay", file, "--json");
        assertEquals(1, replayed.code(), replayed.err());
        var figures = JsonMapper.builder().build().readTree(replayed.out());
        assertEquals("Good morning.", figures.at("/then/text/0").asString());
        assertEquals("good evening", figures.at("/now/text/0").asString());
        assertEquals("fake", figures.at("/now/model/id").asString());
        assertEquals("audio", figures.at("/now/measured/clock").asString());
        assertEquals(1, figures.at("/words/substitutions").asInt());
        assertEquals("evening", figures.at("/changed/0/second").asString());
    }

    @Test
    void twoAreComparedAndTheExitCodeSaysWhetherTheyDiffer() {
        assertEquals(0, run("trace", "diff", file, file).code());
        var other = home.resolve("b.trace");
        try (var trace = Session.begin(other)) {
            trace.mark(Duration.ZERO, TraceItem.Mark.Kind.NOTE, "Nothing.");
        }
        var differs = run("trace", "diff", file, other);
        assertEquals(1, differs.code());
        assertTrue(differs.out().contains("[-Good-] [-morning.-]"), differs.out());
        assertEquals(1, run("trace", "diff", file, other, "--json").code());
    }

    @Test
    void whatIsNoTraceIsASentence() throws Exception {
        var text = Files.writeString(home.resolve("text.trace"), "hello");
        for (var command : List.of("show", "replay")) {
            var refused = run("trace", command, text);
            assertEquals(ExitCode.INPUT.code(), refused.code());
            assertTrue(refused.err().contains("is no trace"), refused.err());
        }
        assertEquals(ExitCode.USAGE.code(), run("trace").code());
    }

    @Test
    void aTraceWithoutSoundCannotBeHeardAgain() {
        var silent = home.resolve("b.trace");
        try (var trace = Session.begin(silent)) {
            trace.mark(Duration.ZERO, TraceItem.Mark.Kind.NOTE, "Nothing.");
        }
        var refused = run("trace", "replay", silent);
        assertEquals(ExitCode.USAGE.code(), refused.code());
        assertTrue(refused.err().contains("holds no sound"), refused.err());
    }
}
