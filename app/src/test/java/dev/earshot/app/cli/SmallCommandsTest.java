package dev.earshot.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class SmallCommandsTest {
    @TempDir
    private Path home;

    @Test
    void formatsNamesAllThatCanBeWritten() {
        var result = new Shell(home).run("formats");

        assertEquals(0, result.code());
        for (String id : new String[] {"txt", "srt", "vtt", "json", "csv", "tsv", "ctm"}) {
            assertTrue(result.out().contains("\n  " + id + " "), id);
        }
    }

    @Test
    void modelsMarksTheOneThatIsUsed() {
        var result = new Shell(home).run("models");

        assertEquals(0, result.code());
        assertTrue(result.out().startsWith("* fake  Fake model  comes with Earshot\n"), result.out());
    }

    @Test
    void modelsTellsWhatTheFoldersSay() throws IOException {
        var model = Files.createDirectories(home.resolve("data/models/klein"));
        Files.writeString(model.resolve("fake"), "Klein");
        Files.write(model.resolve("model.safetensors"), new byte[3_700_000]);
        var result = new Shell(home).run("models");

        assertEquals(
                "* klein  Klein       en de, translates, 3.7 MB  " + model + "\n"
                        + "  fake   Fake model                             comes with Earshot\n",
                result.out());
        var json = JsonMapper.shared()
                .readTree(new Shell(home).run("models", "--json").out());
        assertEquals("de", json.at("/0/languages/1").stringValue());
        assertEquals(3_700_000, json.at("/0/bytes").intValue());
        assertTrue(json.at("/0/translates").booleanValue());
    }

    @Test
    void devicesMarksTheDefaultsAndKeepsTheKindsApart() {
        var devices = new FakeMicrophones("One", "Two").withMonitor("Speakers").withMonitor("Screen");
        var result = new Shell(home).with(devices).run("devices");

        assertEquals(
                new Shell.Result(
                        0, "* One\n  Two\nWhat the computer plays (--device monitor):\n* Speakers\n  Screen\n", ""),
                result);
    }

    @Test
    void devicesSaysHowToHearWhatTheComputerPlays() {
        var result = new Shell(home).with(new FakeMicrophones("One", "Two")).run("devices");

        assertEquals("* One\n  Two\n", result.out());
        assertTrue(result.err().contains("To record what the computer plays, "), result.err());
    }

    @Test
    void devicesForProgramsIsJson() {
        var devices = new FakeMicrophones("One", "Two").withMonitor("Speakers");
        var result = new Shell(home).with(devices).run("devices", "--json");
        var json = JsonMapper.shared().readTree(result.out());

        assertEquals("id-One", json.at("/0/id").stringValue());
        assertEquals("microphone", json.at("/0/kind").stringValue());
        assertTrue(json.at("/0/preferred").booleanValue());
        assertEquals("Two", json.at("/1/name").stringValue());
        assertEquals("monitor", json.at("/2/kind").stringValue());
    }

    @Test
    void noDeviceIsAnEmptyArrayAndASentence() {
        var result = new Shell(home).run("devices", "--json");

        assertEquals(ExitCode.DEVICE.code(), result.code());
        assertEquals(0, JsonMapper.shared().readTree(result.out()).size());
        assertEquals(1, result.err().lines().count());
    }

    @Test
    void infoTellsWhatARecordingIs() {
        var file = Wav.write(home.resolve("talk.wav"), 1.5, 2);
        var result = new Shell(home).run("info", file);

        assertEquals(0, result.code());
        assertTrue(result.out().contains("  Length    0:01.500\n"), result.out());
        assertTrue(result.out().contains("16 kHz, stereo, 16 bit"), result.out());
    }

    @Test
    void infoForProgramsIsJsonEvenWhenOneFileFails() throws IOException {
        var file = Wav.write(home.resolve("talk.wav"), 1.5, 2);
        var empty = Files.createFile(home.resolve("empty.wav"));
        var result = new Shell(home).run("info", "--json", empty, file);
        var json = JsonMapper.shared().readTree(result.out());

        assertEquals(ExitCode.INPUT.code(), result.code());
        assertEquals(1, json.size());
        assertEquals(1.5, json.at("/0/duration").doubleValue());
        assertEquals(1, json.at("/0/tracks/0/track").intValue());
        assertEquals(16_000, json.at("/0/tracks/0/sample_rate").intValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void completionKnowsCommandsAndOptions(String shell) {
        var result = new Shell(home).run("completion", shell);

        assertEquals(0, result.code());
        assertTrue(result.out().contains("transcribe"));
        assertTrue(result.out().contains("overwrite"));
        assertTrue(result.out().contains("complete "));
    }

    @Test
    void fishKnowsCommandsAtAnyDepth() {
        var script = new Shell(home).run("completion", "fish").out();

        var key = "__fish_seen_subcommand_from endpoint; and __fish_seen_subcommand_from key";
        assertTrue(script.lines().anyMatch(line -> line.contains(key + "; and not") && line.contains(" -a set ")));
        assertTrue(script.lines()
                .anyMatch(line ->
                        line.contains(key + "; and __fish_seen_subcommand_from list'") && line.contains(" -l json")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "transcribe",
                "record",
                "info",
                "formats",
                "models",
                "devices",
                "bench",
                "endpoint",
                "completion",
                "help"
            })
    void everyCommandHasHelpThatFitsATerminal(String command) {
        var asked = new Shell(home).run(command, "--help");

        assertEquals(0, asked.code());
        assertEquals("", asked.err());
        assertTrue(asked.out().startsWith("Usage: earshot " + command), asked.out());
        assertTrue(asked.out().lines().allMatch(line -> line.length() <= 80), asked.out());
        assertEquals(asked.out(), new Shell(home).run("help", command).out());
    }

    @Test
    void theHelpDocumentsEveryExitCode() {
        var help = new Shell(home).run("--help").out();

        for (ExitCode code : ExitCode.values()) {
            assertTrue(help.contains("\n  " + code.code() + " "), code.name());
        }
    }

    @Test
    void theVersionIsShown() {
        assertTrue(new Shell(home).run("--version").out().matches("(?s)Earshot \\d+\\.\\d+\\.\\d+.*"));
    }
}
