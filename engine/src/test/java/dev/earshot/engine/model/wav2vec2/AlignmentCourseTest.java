package dev.earshot.engine.model.wav2vec2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.decode.CtcVocabulary;
import dev.earshot.engine.inference.Placement;
import dev.earshot.engine.recognition.Alignment;
import dev.earshot.engine.transcript.TranscriptListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The words of a given text, in what a network hears that writes what it is told to.
class AlignmentCourseTest {
    /// What a letter takes: three frames of 20 ms, and a blank.
    private static final Duration LETTER = Duration.ofMillis(80);

    private static final TranscriptListener NOBODY = _ -> {};

    @TempDir
    private Path folder;

    private final EchoNetwork network = new EchoNetwork(60);

    @BeforeEach
    void write() throws IOException {
        Small.LAYER.write(folder);
        Files.writeString(folder.resolve(Wav2Vec2Config.PREPROCESSOR), "{\"do_normalize\": false}");
    }

    private List<Alignment> align(String said, String text, int chunk) throws InterruptedException {
        return align(loud(said), text, chunk);
    }

    /// The network looks at the first sample of a frame alone; the others make it sound like speech.
    private static float[] loud(String said) {
        var sound = EchoNetwork.spoken(said);
        for (int i = 0; i < sound.length; i++) {
            if (i % 320 != 0) {
                sound[i] = i % 3 == 0 ? 1 : -1;
            }
        }
        return sound;
    }

    private List<Alignment> align(float[] sound, String text, int chunk) throws InterruptedException {
        var ear = new Ear(Placement.onProcessor(network), Wav2Vec2Config.read(folder));
        var streams = new Streams(ear, CtcVocabulary.read(folder).withoutSpecials());
        var found = new ArrayList<Alignment>();
        try (var decoder = streams.align(text, found::add)) {
            for (int at = 0; at < sound.length; at += chunk) {
                decoder.accept(new Pcm(Arrays.copyOfRange(sound, at, Math.min(sound.length, at + chunk))), NOBODY);
            }
            decoder.finish(NOBODY);
        }
        return found;
    }

    private static Alignment.Placed placed(Alignment alignment, int line, int word) {
        return (Alignment.Placed) alignment.lines().get(line).words().get(word);
    }

    /// The network hears a Z where it has no context: at both ends.
    private static final String QUIET = "                ";

    @Test
    void wordsOfALongRecordingAreFoundWhereTheyAreSpoken() throws InterruptedException {
        var sentence = "THE QUICK BROWN FOX JUMPS OVER THE LAZY DOG ";
        var text = "The quick, brown fox\njumps over the lazy dog.\n".repeat(12);
        var alignment = align(QUIET + sentence.repeat(12) + QUIET, text, 7777).getFirst();

        assertEquals(List.of(), alignment.missing());
        assertEquals(24, alignment.lines().size());
        for (int i = 0; i < 12; i++) {
            long before = QUIET.length() + (long) i * sentence.length();
            var fox = placed(alignment, 2 * i, 3).word();
            assertEquals("fox", fox.text());
            assertEquals(
                    LETTER.multipliedBy(before + sentence.indexOf("FOX")),
                    fox.span().start());
            assertEquals(
                    LETTER.multipliedBy(before + sentence.indexOf("FOX") + 3).minusMillis(20),
                    fox.span().end());
            assertEquals("dog.", placed(alignment, 2 * i + 1, 4).text());
        }
        assertTrue(network.longest() <= 1500, "heard in windows: " + network.longest());
    }

    @Test
    void itDoesNotMatterHowTheSoundIsCut() throws InterruptedException {
        var said = QUIET + "ONE TWO THREE" + QUIET;
        assertEquals(align(said, "One, two,\nthree!", 160), align(said, "One, two,\nthree!", 16_000));
    }

    @Test
    void wordsThatAreNotSaidAreNamedAndTheOthersKeepTheirPlace() throws InterruptedException {
        var said = QUIET + "GOOD MORNING EVERYBODY HOW ARE YOU TODAY" + QUIET;
        var alignment = align(said, "Good morning –\n\n\nhow quick are you, in 2026", 5000)
                .getFirst();

        assertEquals(
                List.of(new Alignment.Line(
                        4,
                        "how quick are you, in 2026",
                        List.of(new Alignment.Missing("quick"), new Alignment.Missing("in")))),
                alignment.missing());
        assertEquals(
                new Alignment.Silent("–"), alignment.lines().getFirst().words().getLast());
        assertEquals(
                LETTER.multipliedBy(said.indexOf("YOU")),
                placed(alignment, 1, 3).word().span().start());
        assertTrue(placed(alignment, 1, 5).word().confidence().isEmpty());
    }

    @Test
    void whatCannotBeAlignedIsRefusedWithASentence() {
        assertRefused(SttError.AUDIO_INVALID, "No speech was heard", new float[32_000], "hello");
        var said = loud(QUIET + "HELLO" + QUIET);
        assertRefused(SttError.AUDIO_INVALID, "None of the words was heard", said, "quick jump");
        assertRefused(SttError.AUDIO_INVALID, "too short for the text", said, "hello ".repeat(100));
        assertRefused(SttError.UNSUPPORTED, "none of the letters", said, "доброе утро");
        assertRefused(SttError.UNSUPPORTED, "nothing that is spoken", said, " \n");
    }

    private void assertRefused(SttError error, String sentence, float[] sound, String text) {
        var refusal = assertThrows(SttException.class, () -> align(sound, text, 1600));
        assertEquals(error, refusal.error());
        assertTrue(refusal.sentence().contains(sentence), refusal.sentence());
    }

    @Test
    void aRecordingThatIsTooLongIsRefusedBeforeItFillsTheMemory() {
        var score = new Score(32, 64);
        score.settle(new float[64], NOBODY);
        var refusal = assertThrows(SttException.class, () -> score.settle(new float[32], NOBODY));
        assertTrue(refusal.sentence().contains("in parts"), refusal.sentence());
    }
}
