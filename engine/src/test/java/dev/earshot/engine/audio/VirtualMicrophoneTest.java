package dev.earshot.engine.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Captures from a real sound server, without a sound card. A child process, because only its environment
/// can point to that server.
@Timeout(120)
class VirtualMicrophoneTest {
    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        for (String program : List.of("pulseaudio", "pactl", "paplay")) {
            assumeTrue(
                    Arrays.stream(System.getenv("PATH").split(java.io.File.pathSeparator))
                            .anyMatch(place -> Files.isExecutable(Path.of(place, program))),
                    program + " is not installed: apt-get install pulseaudio pulseaudio-utils libasound2-plugins");
        }
        assumeTrue(script("start") == 0, "PulseAudio does not start here");
    }

    @AfterEach
    void stop() throws Exception {
        started.forEach(Process::destroyForcibly);
        if (Files.exists(server())) {
            script("stop");
        }
    }

    @Test
    void whatIsPlayedIsHeardAndOutlivesTheLossOfTheDevice() throws Exception {
        whatIsPlayedIsHeardThrough(Microphone.Kind.MICROPHONE);
    }

    @Test
    void whatTheComputerPlaysIsHeardAndOutlivesTheLossOfTheServer() throws Exception {
        whatIsPlayedIsHeardThrough(Microphone.Kind.MONITOR);
    }

    @Test
    void aMonitorThatIsSuspendedIsSilentButNotGone() throws Exception {
        Process probe = probe(Microphone.Kind.MONITOR);
        try (BufferedReader said = probe.inputReader()) {
            assertEquals("listening 48000", said.readLine());
            assertEquals(
                    0, begin("pactl", "suspend-sink", "earshot_speaker", "1").waitFor());
            assertEquals("3 s", said.readLine(), "longer than a device may take that delivers nothing");
            killServer();
            assertEquals("ended DEVICE_LOST", said.readLine());
        }
    }

    private Process probe(Microphone.Kind kind) throws IOException {
        return begin(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                MicrophoneProbe.class.getName(),
                folder.resolve("recordings").toString(),
                kind.name());
    }

    private void whatIsPlayedIsHeardThrough(Microphone.Kind kind) throws Exception {
        Path spoken = Sounds.wav(folder.resolve("spoken.wav"), 48_000, 16, Sounds.sweep(48_000, 5));
        Process probe = probe(kind);
        try (BufferedReader said = probe.inputReader()) {
            assertEquals("listening 48000", said.readLine());
            assertEquals(
                    0,
                    begin("paplay", "--device=earshot_speaker", spoken.toString())
                            .waitFor());
            // The sink plays from a buffer: what was handed to it is heard a moment later.
            assertEquals(
                    0,
                    begin("paplay", "--device=earshot_speaker", silence().toString())
                            .waitFor());
            killServer();
            assertEquals("3 s", said.readLine());
            assertEquals("ended DEVICE_LOST", said.readLine());
            String heard = said.readLine();
            assertEquals("left false", said.readLine(), "the list of devices is made anew");
            float[] recorded = Sounds.read(onlyRecording());
            assertEquals(recorded.length, Long.parseLong(heard.substring("heard ".length())), 2);
            assertHolds(recorded, Sounds.sweep(16_000, 5));
        }
    }

    private Path silence() throws IOException {
        return Sounds.wav(folder.resolve("silence.wav"), 48_000, 16, new float[24_000]);
    }

    private Path onlyRecording() throws IOException {
        try (var files = Files.list(folder.resolve("recordings"))) {
            List<Path> all = files.toList();
            assertEquals(1, all.size());
            return all.getFirst();
        }
    }

    private static void assertHolds(float[] recorded, float[] spoken) {
        int best = 0;
        double highest = 0;
        for (int at = 0; at + spoken.length < recorded.length; at++) {
            double likeness = Sounds.likeness(spoken, 8_000, recorded, at + 8_000, 2_000);
            if (likeness > highest) {
                highest = likeness;
                best = at;
            }
        }
        // A busy machine makes the sound server stumble: each quarter of a second is looked for by itself, where the
        // one before it leads.
        int alike = 0;
        int quarters = 0;
        for (int at = 4_000; at + 8_000 < spoken.length; at += 4_000) {
            double closest = 0;
            int lag = 0;
            for (int shift = -1_600; shift <= 4_800; shift++) {
                double likeness = Sounds.likeness(spoken, at, recorded, best + at + shift, 4_000);
                if (likeness > closest) {
                    closest = likeness;
                    lag = shift;
                }
            }
            quarters++;
            if (closest > 0.95) {
                alike++;
                best += lag;
            }
        }
        assertTrue(alike >= 0.6 * quarters, alike + " of " + quarters + " quarters of a second are what was played");
    }

    private Path server() {
        return folder.resolve("server");
    }

    private void killServer() throws Exception {
        String pid = Files.readString(server().resolve("pulse").resolve("pid")).strip();
        ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroyForcibly();
    }

    private int script(String verb) throws IOException, InterruptedException {
        Path script = Path.of(System.getProperty("earshot.root", ".."), "scripts", "virtual-microphone.sh");
        ProcessBuilder builder = new ProcessBuilder("sh", script.toString(), verb)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("EARSHOT_MICROPHONE_DIR", server().toString());
        Process process = builder.start();
        assumeTrue(process.waitFor(30, TimeUnit.SECONDS), "PulseAudio hangs here");
        return process.exitValue();
    }

    private Process begin(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("XDG_RUNTIME_DIR", server().toString());
        builder.environment()
                .put("PULSE_RUNTIME_PATH", server().resolve("pulse").toString());
        builder.environment().put("PULSE_LATENCY_MSEC", "30");
        Process process = builder.start();
        started.add(process);
        return process;
    }
}
