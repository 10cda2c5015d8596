package dev.earshot.app.transcribe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.Shared;
import dev.earshot.engine.audio.AudioFile;
import dev.earshot.engine.audio.AudioSelection;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.Decoding;
import dev.earshot.engine.recognition.LoadOptions;
import dev.earshot.engine.recognition.ModelFolders;
import dev.earshot.engine.recognition.Models;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.RecognitionSession;
import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.transcript.TranscriptListener;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page with a real Whisper that has learnt 68 sentences, on a sample recording of some of them.
class WhisperPageTest extends TranscribeWindowTest {
    private static final Path SAMPLES =
            Path.of(System.getProperty("earshot.root", "..")).resolve("sample-audio");

    @TempDir
    private static Path noModels;

    private final Models models = Models.discover(ModelFolders.in(noModels));

    @BeforeEach
    void chooseTheModel() throws Exception {
        var demo = Shared.fixture("whisper-demo").toAbsolutePath().normalize();
        var installed = models.at(demo);
        engine.modelsAt.put(demo, installed);
        engine.recognizer = new EachUtterance(models.recognizer(installed, LoadOptions.AUTO));
        fx(() -> {
            inUse.set(installed.name());
            model.choice().chooseFolder(demo);
        });
        until(() -> model.choice().model().get().filter(installed::equals).isPresent());
    }

    @AfterEach
    void freeTheModel() {
        models.close();
    }

    @Test
    void germanIsHeardAndFoundAndLitAsItPlays() throws Exception {
        assertEquals(99, model.choice().languages().get().size(), "known before it is loaded");
        add(sample("morgen.mp3"));
        untilDone();

        var item = model.items().getFirst();
        assertEquals(Optional.of("de"), item.transcript().language().get());
        assertEquals("""
                Mach bitte das Licht in der Küche an.
                Das Wetter ist heute kalt und windig.
                Guten Morgen, wie geht es dir?""", item.transcript().text());
        assertTrue(StatusSentence.of(item).contains("German"));

        var word = item.lines().get(1).words().get(1);
        assertEquals("Wetter", word.word().text());
        assertTrue(word.word().confidence().isPresent());
        fx(() -> model.playback().playFrom(word.word().span().start().plus(Duration.ofMillis(20))));
        var area = (TranscriptArea) scene().lookup(".transcript");
        int at = area.getText().indexOf("Wetter");
        assertTrue(ask(() -> area.getStyleOfChar(at)).contains("playing"));
        inLightAndDark("whisper-german");
    }

    private Path sample(String name) throws InterruptedException {
        var file = SAMPLES.resolve(name).toAbsolutePath().normalize();
        var chunks = new ArrayList<Pcm>();
        int length = 0;
        try (var stream = AudioFile.open(file).source(AudioSelection.ALL).open()) {
            for (var chunk = stream.read(); chunk.isPresent(); chunk = stream.read()) {
                chunks.add(chunk.get());
                length += chunk.get().samples().length;
            }
        }
        var samples = new float[length];
        int at = 0;
        for (var chunk : chunks) {
            System.arraycopy(chunk.samples(), 0, samples, at, chunk.samples().length);
            at += chunk.samples().length;
        }
        engine.with(file, samples, 1);
        return file;
    }

    /// This model loses its place in windows of several sentences.
    private record EachUtterance(Recognizer whisper) implements Recognizer {
        @Override
        public RecognizerInfo info() {
            return whisper.info();
        }

        @Override
        public RecognitionSession open(RecognitionOptions options, TranscriptListener listener) {
            return whisper.open(options.withDecoding(Decoding.LIVE), listener);
        }

        @Override
        public void close() {}
    }
}
