package dev.earshot.engine.model.wav2vec2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.decode.CtcVocabulary;
import dev.earshot.engine.decode.Emissions;
import dev.earshot.engine.inference.Placement;
import dev.earshot.engine.recognition.Decoding;
import dev.earshot.engine.recognition.Decoding.Letters;
import dev.earshot.engine.recognition.Decoding.Prompting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which search the options ask for.
class WriterTest {
    private static final int TOKENS = 32;
    private static final int LETTER_O = 20;

    @TempDir
    private Path folder;

    private Streams streams() {
        var ear = new Ear(Placement.onProcessor(new EchoNetwork(0)), Wav2Vec2Config.read(folder));
        return new Streams(ear, CtcVocabulary.read(folder));
    }

    @BeforeEach
    void write() throws IOException, InterruptedException {
        Small.GROUP.write(folder);
    }

    /// What sounds a little more like FAX than like FOX.
    private Emissions fax() throws InterruptedException {
        var scores = new EchoNetwork(0)
                .score(List.of(EchoNetwork.spoken("THE FAX ")))
                .getFirst();
        for (int frame = 5 * 4; frame < 5 * 4 + 3; frame++) {
            scores[frame * TOKENS + LETTER_O] = 19;
        }
        return Emissions.ofScores(scores, TOKENS);
    }

    private static Decoding hinting(Decoding decoding) throws InterruptedException {
        return decoding.with(new Prompting(Optional.empty(), false, Optional.empty(), List.of("FOX"), false));
    }

    @Test
    void aBeamOfOneTakesTheBestPath() throws InterruptedException {
        var writer = streams().writer(Decoding.LIVE);

        assertEquals("THE FAX", writer.write(fax()).text());
        assertTrue(writer.steady());
    }

    @Test
    void aWiderBeamMayChangeItsMind() throws InterruptedException {
        var writer = streams().writer(Decoding.DEFAULT);

        assertEquals("THE FAX", writer.write(fax()).text());
        assertFalse(writer.steady());
    }

    @Test
    void aHintIsHeardWhereItIsNearlySaid() throws InterruptedException {
        var text = streams().writer(hinting(Decoding.LIVE)).write(fax());

        assertEquals("THE FOX", text.text());
        assertEquals(4 * 4, text.words().getLast().start());
    }

    @Test
    void aLanguageModelKnowsWhatIsLikelyToBeSaid() throws IOException, InterruptedException {
        var arpa = Files.writeString(folder.resolve("tiny.arpa"), """
                \\data\\
                ngram 1=5

                \\1-grams:
                -1 <unk>
                -1 <s>
                -1 </s>
                -0.5 the
                -0.5 fox

                \\end\\
                """);
        var letters = new Letters(Optional.of(arpa), 0.5, 1.5, 10, -10, -5);

        assertEquals(
                "THE FOX",
                streams().writer(Decoding.LIVE.with(letters)).write(fax()).text());
    }

    @Test
    void aMissingLanguageModelIsNamed() throws InterruptedException {
        var letters = new Letters(Optional.of(folder.resolve("no.arpa")), 0.5, 1.5, 10, -10, -5);
        var streams = streams();
        var thrown = assertThrows(SttException.class, () -> streams.writer(Decoding.LIVE.with(letters)));

        assertEquals(SttError.MODEL_NOT_FOUND, thrown.error());
    }
}
