package dev.earshot.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.inference.Precision;
import dev.earshot.engine.recognition.ConfidenceScale;
import dev.earshot.engine.recognition.FakeFamily;
import dev.earshot.engine.recognition.FakeModel;
import dev.earshot.engine.recognition.LoadOptions;
import dev.earshot.engine.recognition.LoadReport;
import dev.earshot.engine.recognition.Orthography;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.recognition.Task;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class TranscribeCommandTest {
    private static final String TEXT = "good morning\nhow are you\n";

    @TempDir
    private Path folder;

    private Path talk = Path.of("");

    @BeforeEach
    void recordATalk() {
        talk = Wav.write(folder.resolve("my talk 🎙.wav"), 4, 2);
    }

    @Test
    void textGoesToStandardOutputALineASegment() {
        assertEquals(new Shell.Result(0, TEXT, ""), shell().run("transcribe", talk));
    }

    @Test
    void subtitlesOnStandardOutputAreNothingButSubtitles() {
        var result = shell().with(Shell.TERMINAL).run("transcribe", talk, "--format", "srt");

        assertTrue(result.out().startsWith("1\n00:00:00,200 --> "), result.out());
        assertEquals(0, result.code());
    }

    @Test
    void jsonTellsWhereItComesFrom() {
        var json = JsonMapper.shared()
                .readTree(shell().run("transcribe", talk, "-f", "json", "--from", "0:00.5", "--channel", "right")
                        .out());

        assertEquals("my talk 🎙.wav", json.at("/card/source").stringValue());
        assertEquals(64, json.at("/card/sha256").stringValue().length());
        assertEquals("fake", json.at("/card/model/id").stringValue());
        assertEquals(2, json.at("/card/selection/channel").intValue());
        assertEquals(0.7, json.at("/segments/0/start").doubleValue(), 0.01);
    }

    @Test
    void theEndingOfTheOutputImpliesTheFormat() throws IOException {
        var file = folder.resolve("out.vtt");
        var result = shell().run("transcribe", talk, "-o", file);

        assertEquals(new Shell.Result(0, "", ""), result);
        assertTrue(Files.readString(file).startsWith("WEBVTT\n"));
    }

    @Test
    void anExistingFileIsLeftAlone() throws IOException {
        var file = Files.writeString(folder.resolve("out.txt"), "mine");
        var result = shell().run("transcribe", talk, "-o", file);

        assertEquals(ExitCode.OUTPUT.code(), result.code());
        assertEquals(
                "earshot: " + file + " exists already: give --overwrite to replace it, or another --output.\n",
                result.err());
        assertEquals("mine", Files.readString(file));
    }

    @Test
    void anExistingFileIsReplacedWhenAskedFor() throws IOException {
        var file = Files.writeString(folder.resolve("out.txt"), "mine");

        assertEquals(
                0, shell().run("transcribe", talk, "-o", file, "--overwrite").code());
        assertEquals(TEXT, Files.readString(file));
    }

    @Test
    void theRecordingItselfIsNeverReplaced() throws IOException {
        var before = Files.readAllBytes(talk);
        var result = shell().run("transcribe", talk, "-f", "txt", "-o", talk, "--overwrite");

        assertEquals(ExitCode.OUTPUT.code(), result.code());
        assertTrue(result.err().contains("is the recording itself"), result.err());
        assertEquals(before.length, Files.size(talk));
    }

    @Test
    void severalRecordingsAreWrittenBesideThemselves() throws IOException {
        var other = Wav.write(folder.resolve("other.wav"), 1, 1);
        var result = shell().run("transcribe", talk, other);

        assertEquals(new Shell.Result(0, "", ""), result);
        assertEquals(TEXT, Files.readString(folder.resolve("my talk 🎙.txt")));
        assertEquals("good morning\n", Files.readString(folder.resolve("other.txt")));
    }

    @Test
    void aFailingRecordingDoesNotStopTheOthers() throws IOException {
        var noAudio = Files.writeString(folder.resolve("notes.mp3"), "these are notes");
        var missing = folder.resolve("missing.wav");
        var result = shell().run("transcribe", noAudio, talk, missing, "-o", folder.resolve("out"));

        assertEquals(ExitCode.INPUT.code(), result.code());
        assertEquals(TEXT, Files.readString(folder.resolve("out/my talk 🎙.txt")));
        assertEquals(3, result.err().lines().count(), result.err());
        assertTrue(result.err().endsWith("earshot: 2 of 3 recordings failed: notes.mp3, missing.wav.\n"), result.err());
    }

    @Test
    void severalFormatsGoIntoTheFolder() {
        shell().run("transcribe", talk, "-f", "srt,json", "-f", "tsv", "-o", folder.resolve("out") + "/");

        for (String ending : List.of("srt", "json", "tsv")) {
            assertTrue(Files.exists(folder.resolve("out/my talk 🎙." + ending)), ending);
        }
    }

    @Test
    void eachChannelHasItsOwnFile() throws IOException {
        var result = shell().run("transcribe", talk, "--channel", "each");

        assertEquals(new Shell.Result(0, "", ""), result);
        assertEquals(TEXT, Files.readString(folder.resolve("my talk 🎙.left.txt")));
        assertEquals(TEXT, Files.readString(folder.resolve("my talk 🎙.right.txt")));
    }

    @Test
    void aPartIsHeardAlone() {
        assertEquals("good\n", shell().run("transcribe", talk, "--to", "600ms").out());
    }

    @Test
    void aPipeIsHeard() {
        var result = shell().reading(new ByteArrayInputStream(Wav.bytes(4, 1))).run("transcribe", "-");

        assertEquals(new Shell.Result(0, TEXT, ""), result);
    }

    @Test
    void theKeyboardIsNoRecording() {
        var result = shell().with(Shell.TERMINAL).run("transcribe", "-");

        assertEquals(ExitCode.USAGE.code(), result.code());
        assertTrue(result.err().contains("Standard input is the keyboard"), result.err());
    }

    @Test
    void silenceIsSaidToBeSilence() {
        var result = shell().with(new FakeFamily(FakeModel.saying())).run("transcribe", talk);

        assertEquals(new Shell.Result(0, "", "earshot: my talk 🎙.wav: no speech was heard.\n"), result);
    }

    @Test
    void onATerminalProgressIsShownAndClearedInTheEnd() {
        var result = shell().with(Shell.TERMINAL).run("transcribe", talk);

        assertEquals(TEXT, result.out());
        assertTrue(result.err().contains("\rmy talk 🎙.wav  "), result.err());
        assertTrue(result.err().contains("\rLoading Fake model ..."), result.err());
        var last = result.err().substring(result.err().lastIndexOf('\r') + 1);
        assertTrue(last.startsWith("earshot: my talk 🎙.wav: 0:04 of sound in "), last);
        assertFalse(result.err().contains("\n\r"), "a line was left behind");
    }

    @Test
    void nothingFlickersWhereThereIsNoTerminal() {
        assertEquals("", shell().run("transcribe", talk).err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"txt", "json", "srt"})
    void aFullDiskBehindStandardOutputIsToldInOneSentence(String format) {
        var result = shell().writingTo(broken("No space left on device")).run("transcribe", talk, "-f", format);

        assertEquals(ExitCode.OUTPUT.code(), result.code());
        assertEquals("earshot: Standard output cannot be written: the disk is full. Free some space.\n", result.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"txt", "json", "srt"})
    void aClosedPipeEndsQuietly(String format) {
        var result = shell().writingTo(broken("Broken pipe")).run("transcribe", talk, "-f", format);

        assertEquals(0, result.code());
        assertEquals("", result.err());
    }

    @Test
    void anUnknownModelIsNamed() {
        var result = shell().run("transcribe", talk, "--model", "nope");

        assertEquals(ExitCode.MODEL.code(), result.code());
        assertEquals("earshot: There is no model 'nope'. Installed: fake.\n", result.err());
    }

    @Test
    void aModelIsNamedByItsFolderWhereverThatLies() throws IOException {
        var model = Files.createDirectories(folder.resolve("meine Modelle/klein ä"));
        Files.writeString(model.resolve("fake"), "Klein");

        assertEquals(new Shell.Result(0, TEXT, ""), shell().run("transcribe", talk, "--model", model));
        var missing = folder.resolve("nowhere");
        var result = shell().run("transcribe", talk, "--model", missing);
        assertEquals(ExitCode.MODEL.code(), result.code());
        assertEquals("earshot: There is no model folder " + missing + ".\n", result.err());
    }

    @Test
    void aModelInTheModelsFolderIsTheDefault() throws IOException {
        var model = Files.createDirectories(folder.resolve("data/models/klein"));
        Files.writeString(model.resolve("fake"), "Klein");

        var result = shell().with(Shell.TERMINAL).run("transcribe", talk);
        assertTrue(result.err().contains("\rLoading Klein ..."), result.err());
    }

    @Test
    void optionsReachTheModel() {
        var model = FakeModel.saying("good morning");
        var result = shell().with(new FakeFamily(model))
                .run("transcribe", talk, "--language", "German", "--beam_size", "3", "--word_timestamps", "False");

        assertEquals(0, result.code(), result.err());
        var asked = model.asked().getFirst();
        assertEquals(Optional.of("de"), asked.language());
        assertEquals(3, asked.decoding().search().beamSize());
        assertFalse(asked.decoding().timing().words());
        assertEquals(Task.TRANSCRIBE, asked.task());
    }

    @Test
    void whereTheModelRunsReachesTheFamily() {
        var asked = new ArrayList<LoadOptions>();
        var family = new FakeFamily(FakeModel.saying("good morning")).watching(asked::add);
        shell().with(family)
                .run(
                        "transcribe",
                        talk,
                        "--device=CUDA",
                        "--precision=bf16",
                        "--decoder-precision=int8",
                        "--threads=3");
        shell().with(family).run("transcribe", talk, "--encoder-precision=auto", "--precision=fp32");

        assertEquals(
                List.of(
                        new LoadOptions(
                                "cuda:0", Optional.of(Precision.BF16), Optional.of(Precision.INT8), OptionalInt.of(3)),
                        new LoadOptions("auto", Optional.empty(), Optional.of(Precision.FP32))),
                asked);
    }

    @Test
    void aModelThatCannotTranslateSaysSo() {
        var result = shell().run("transcribe", talk, "--task", "translate");

        assertEquals(ExitCode.MODEL.code(), result.code());
        assertEquals("earshot: Fake model cannot translate: it writes in the language that it hears.\n", result.err());
    }

    @Test
    void peopleAreToldWhereTheModelRunsAndProgramsAreNot() {
        var report = new LoadReport("bf16 encoder, int8 decoder", Duration.ofMillis(420), 160_000_000);
        var model = FakeModel.saying("good morning")
                .describedAs(new RecognizerInfo("fake", "Fake model", "1", "CPU", List.of("en"), false, report));
        var told = shell().with(new FakeFamily(model)).with(Shell.TERMINAL).run("transcribe", talk);

        assertTrue(
                told.err()
                        .contains(
                                "earshot: Loaded Fake model on CPU (bf16 encoder, int8 decoder) in 0.4 s, 160.0 MB.\n"),
                told.err());
        assertEquals(
                "", shell().with(new FakeFamily(model)).run("transcribe", talk).err());
    }

    @Test
    void capitalsAreFoldedWhereThatIsAskedFor() {
        var info = new RecognizerInfo(
                "fake",
                "Fake model",
                "1",
                "CPU",
                List.of("en"),
                false,
                LoadReport.NONE,
                Orthography.CAPITALS,
                ConfidenceScale.ENTROPY);
        var model = FakeModel.saying("WHAT I SAID").describedAs(info);

        assertEquals(
                "WHAT I SAID\n",
                shell().with(new FakeFamily(model)).run("transcribe", talk).out());
        assertEquals(
                "What I said\n",
                shell().with(new FakeFamily(model))
                        .run("transcribe", talk, "--fold-case")
                        .out());
    }

    @Test
    void aNoticeIsToldOnceHoweverManyRecordingsCauseIt() {
        var sentence = "The GPU ran out of memory; the processor took over.";
        var other = Wav.write(folder.resolve("other.wav"), 1, 1);
        var family = new FakeFamily(FakeModel.saying("good morning").noting(sentence));
        var result = shell().with(family).run("transcribe", talk, other);

        assertEquals(new Shell.Result(0, "", "earshot: " + sentence + "\n"), result);
    }

    @Test
    void aFaultOfOurOwnIsOneSentenceToo() {
        var broken = new FakeFamily("fake", List.of(FakeFamily.builtIn("fake", "Fake")), _ -> {
            throw new IllegalStateException("boom");
        });
        var result = shell().with(broken).run("transcribe", talk);

        assertEquals(ExitCode.FAILED.code(), result.code());
        assertEquals(
                "earshot: something went wrong inside Earshot (IllegalStateException);"
                        + " run it with --verbose for details.\n",
                result.err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "transcribe",
                "transcribe --form srt a.wav",
                "transcribe a.wav --format doc",
                "transcribe a.wav --from 1:99",
                "transcribe a.wav --from 5 --to 4",
                "transcribe a.wav --track 0",
                "transcribe a.wav --channel middle",
                "transcribe a.wav b.wav -f srt -o -",
                "transcribe a.wav -f srt,vtt -o -",
                "transcribe a/x.wav b/x.mp3 -o out",
                "transcribe - a.wav",
                "transcribe a.wav --device gpu",
                "transcribe a.wav --precision fp8",
                "transcribe a.wav --decoder-precision fp8",
                "transcribe a.wav --threads -1",
                "transcribe a.wav --task sing",
                "transcribe a.wav --language Germn",
                "transcribe a.wav --beam-size many",
                "transcribe a.wav --beam-size 0",
                "transcribe a.wav --logprob-threshold NaN",
                "transcribe a.wav --word-timestamps=maybe",
                "transcribe a.wav --windows doors",
                "transcribe a.wav --from 1 --clip-timestamps 2,3",
                "transcribe - --channel each -o out",
                "trancsribe a.wav",
                "help trancsribe",
                "completion tcsh",
            })
    void aWrongCommandLineIsOneSentence(String line) {
        var result = shell().run((Object[]) line.split(" "));

        assertEquals(ExitCode.USAGE.code(), result.code());
        assertEquals("", result.out());
        assertEquals(1, result.err().lines().count(), result.err());
        assertTrue(result.err().startsWith("earshot: "), result.err());
    }

    @Test
    void aMistypedWordIsCorrected() {
        assertTrue(shell().run("trancsribe").err().contains("did you mean 'transcribe'?"));
        assertTrue(shell().run("transcribe", "--overwite", "a").err().contains("did you mean '--overwrite'?"));
        assertTrue(shell().run("help", "recrod").err().contains("did you mean 'record'?"));
    }

    @Test
    void noColourIsUsedWhereNoneIsWanted() {
        var faint = shell().with(Shell.TERMINAL).run("help").out();
        var plain = shell().with(Shell.TERMINAL).with(Map.of("NO_COLOR", "1")).run("help");

        assertTrue(faint.contains("\033["));
        assertFalse(plain.out().contains("\033["));
    }

    private Shell shell() {
        return new Shell(folder);
    }

    private static OutputStream broken(String reason) {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException(reason);
            }

            @Override
            public String toString() {
                return "";
            }
        };
    }
}
