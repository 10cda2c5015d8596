package dev.earshot.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.recognition.FakeFamily;
import dev.earshot.engine.recognition.FakeModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class AlignCommandTest {
    @TempDir
    private Path folder;

    private Path talk = Path.of("");
    private Path text = Path.of("");

    @BeforeEach
    void recordATalk() throws IOException {
        talk = Wav.write(folder.resolve("my talk.wav"), 4, 2);
        text = Files.writeString(folder.resolve("talk.txt"), "Good morning!\n\nHow are – you?\n");
    }

    private Shell shell() {
        return new Shell(folder)
                .with(new FakeFamily(
                        FakeModel.saying("good morning", "how are you").aligning()));
    }

    @Test
    void everyWordIsALineWithItsTime() {
        var lines = """
                my_talk 1 0.200 0.300 Good
                my_talk 1 0.500 0.300 morning!
                my_talk 1 1.400 0.300 How
                my_talk 1 1.700 0.300 are
                my_talk 1 2.000 0.300 you?
                """;
        assertEquals(new Shell.Result(0, lines, ""), shell().run("align", talk, text));
        assertEquals(
                new Shell.Result(0, lines, ""), shell().run("align", talk, "--text", "Good morning!\nHow are – you?"));
        var piped = shell().reading(
                        new ByteArrayInputStream("Good morning! How are you?".getBytes(StandardCharsets.UTF_8)));
        assertEquals(new Shell.Result(0, lines, ""), piped.run("align", talk, "-"));
    }

    @Test
    void theLinesOfTheTextBecomeSegments() {
        var json = JsonMapper.shared()
                .readTree(shell().run("align", talk, text, "-f", "json", "--from", "0:00.5")
                        .out());

        assertEquals("Good morning!\nHow are – you?", json.at("/text").stringValue());
        assertEquals("align", json.at("/card/options/task").stringValue());
        assertEquals(1.9, json.at("/segments/1/start").doubleValue(), 1e-6);
        assertEquals("you?", json.at("/segments/1/words/2/text").stringValue());
    }

    @Test
    void theEndingOfTheOutputImpliesTheFormat() throws IOException {
        var file = folder.resolve("out.srt");
        assertEquals(new Shell.Result(0, "", ""), shell().run("align", talk, text, "-o", file));
        assertTrue(Files.readString(file).contains("How are – you?"));
    }

    @Test
    void wordsThatCouldNotBePlacedAreNamed() {
        var result = shell().run("align", talk, "--text", "Good morning!\nWell, how are you?", "-f", "txt");

        assertEquals(0, result.code());
        assertEquals("Good morning!\nWell, how are you?\n", result.out());
        assertEquals(
                "earshot: my talk.wav: 1 of 6 words could not be placed and have no times: 'Well,' (line 2).\n",
                result.err());
    }

    @Test
    void aWrongCommandLineIsSaidInASentence() {
        assertRefused(2, "give either a TEXT file or --text", "align", talk);
        assertRefused(2, "give either a TEXT file or --text", "align", talk, text, "--text", "hello");
        assertRefused(2, "--text is empty", "align", talk, "--text", " ");
        assertRefused(2, "Standard input is either the recording or the text", "align", "-", "-");
        assertRefused(2, "say which with --channel", "align", talk, text, "--channel", "each");
        assertRefused(2, "no FILE was given", "align");
    }

    @Test
    void aBadInputIsSaidInASentence() throws IOException {
        assertRefused(3, "There is no text", "align", talk, folder.resolve("no.txt"));
        assertRefused(3, "is empty", "align", talk, Files.writeString(folder.resolve("empty.txt"), " \n"));
        assertRefused(3, "is no plain text", "align", talk, talk);
        assertRefused(3, "no.wav", "align", folder.resolve("no.wav"), text);
    }

    private void assertRefused(int code, String sentence, Object... line) {
        var result = shell().run(line);
        assertEquals(code, result.code(), result.err());
        assertTrue(result.err().contains(sentence), result.err());
        assertEquals(1, result.err().lines().count(), result.err());
    }

    @Test
    void aModelThatCannotAlignIsRefusedBeforeItIsLoaded() {
        var family = new FakeFamily(FakeModel.saying("good morning")).watching(_ -> {
            throw new AssertionError("loaded");
        });
        var named = new Shell(folder).with(family).run("align", talk, text, "--model", "fake");
        assertEquals(5, named.code());
        assertTrue(named.err().contains("Fake model cannot time a given text"), named.err());
        var any = new Shell(folder).with(family).run("align", talk, text);
        assertEquals(5, any.code());
        assertTrue(any.err().contains("No model is installed that can time a given text"), any.err());
    }

    @Test
    void anOptionThatMakesNoDifferenceIsNamed() {
        var result = shell().run("transcribe", talk, "--beam-prune-logp", "-12", "--token-min-logp=-6");

        assertEquals(0, result.code());
        assertEquals(
                "earshot: --beam-prune-logp, --token-min-logp make no difference: Fake model is of a kind that does not use"
                        + " them.\n",
                result.err());
    }
}
