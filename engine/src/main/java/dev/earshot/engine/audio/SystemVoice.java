package dev.earshot.engine.audio;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.File;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The voice that comes with the system: `say` of macOS, the one of Windows through PowerShell, eSpeak NG elsewhere. It
/// speaks into a file, not aloud.
///
/// The text goes to the program as its input, never as an argument: so none of it is taken for an option, and other
/// users of the machine do not see it.
public final class SystemVoice {
    private static final int LONGEST_TEXT = 5_000; // characters
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String SPEECH_FILE = "EARSHOT_SPEECH";
    private static final String WINDOWS =
            "[Console]::InputEncoding=[Text.Encoding]::UTF8; Add-Type -AssemblyName System.Speech;"
                    + " $voice = New-Object System.Speech.Synthesis.SpeechSynthesizer;"
                    + " $voice.SetOutputToWaveFile($env:" + SPEECH_FILE + ");"
                    + " $voice.Speak([Console]::In.ReadToEnd()); $voice.Dispose()";

    private final Path program;
    private final Kind kind;

    /// How a program is asked to speak.
    private enum Kind {
        SAY("say"),
        POWERSHELL("powershell.exe"),
        ESPEAK_NG("espeak-ng"),
        ESPEAK("espeak");

        private final String program;

        Kind(String program) {
            this.program = program;
        }

        List<String> arguments(Path wav) {
            return switch (this) {
                case SAY -> List.of("--file-format=WAVE", "--data-format=LEI16@22050", "-o", wav.toString(), "-f", "-");
                case POWERSHELL -> List.of("-NoProfile", "-NonInteractive", "-Command", WINDOWS);
                case ESPEAK_NG, ESPEAK -> List.of("-b", "1", "-w", wav.toString(), "--stdin");
            };
        }
    }

    private SystemVoice(Path program, Kind kind) {
        this.program = program;
        this.kind = kind;
    }

    /// The one of this machine.
    ///
    /// @throws SttException UNSUPPORTED when it has none
    public static SystemVoice installed() {
        return onPath(Optional.ofNullable(System.getenv("PATH")).orElse(""));
    }

    /// @param path folders, as in the variable `PATH`
    static SystemVoice onPath(String path) {
        return Stream.of(Kind.values())
                .flatMap(kind -> Stream.of(path.split(File.pathSeparator))
                        .filter(folder -> !folder.isBlank())
                        .map(folder -> Path.of(folder, kind.program))
                        .filter(Files::isExecutable)
                        .map(program -> new SystemVoice(program, kind)))
                .findFirst()
                .orElseThrow(() -> wrong(
                        "This system has no voice that could speak a text; install espeak-ng, or choose a recording."));
    }

    /// Speaks a text, which takes a moment; interrupting it ends the program that speaks.
    ///
    /// @throws SttException UNSUPPORTED for no text, for one that is too long, and when the voice fails
    public Pcm speak(String text) throws InterruptedException {
        if (text.isBlank() || text.length() > LONGEST_TEXT) {
            throw wrong(
                    "A text that is to be spoken has 1 to %d characters; give it another one.".formatted(LONGEST_TEXT));
        }
        try {
            var folder = Files.createTempDirectory("earshot-voice-");
            var written = folder.resolve("text.txt");
            var wav = folder.resolve("speech.wav");
            try {
                Files.writeString(written, text);
                run(written, wav);
                return read(wav);
            } finally {
                Files.deleteIfExists(wav);
                Files.deleteIfExists(written);
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private void run(Path text, Path wav) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(Stream.concat(Stream.of(program.toString()), kind.arguments(wav).stream())
                        .toList())
                .redirectInput(text.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put(SPEECH_FILE, wav.toString());
        var process = builder.start();
        try {
            boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (!ended || process.exitValue() != 0 || Files.notExists(wav)) {
                throw failed(new IOException(ended ? "ended with " + process.exitValue() : "did not end"));
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static Pcm read(Path wav) throws InterruptedException {
        var chunks = new ArrayList<float[]>();
        int length = 0;
        try (var stream = AudioFile.open(wav).source(AudioSelection.ALL).open()) {
            for (var chunk = stream.read(); chunk.isPresent(); chunk = stream.read()) {
                chunks.add(chunk.get().samples());
                length += chunk.get().samples().length;
            }
        }
        var samples = FloatBuffer.allocate(length);
        chunks.forEach(samples::put);
        return new Pcm(samples.array());
    }

    private SttException failed(IOException cause) {
        return new SttException(
                SttError.UNSUPPORTED,
                "The voice of this system (%s) could not speak the text; try it in a terminal, or choose a recording."
                        .formatted(kind.program),
                cause);
    }

    private static SttException wrong(String sentence) {
        return new SttException(SttError.UNSUPPORTED, sentence);
    }
}
