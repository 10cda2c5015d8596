package dev.earshot.app.transcribe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.earshot.app.speech.Heard;
import dev.earshot.app.speech.Morning;
import dev.earshot.app.speech.ScriptedRecognizer;
import dev.earshot.engine.audio.AudioSelection;
import dev.earshot.engine.audio.Level;
import dev.earshot.engine.recognition.LoadReport;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.recognition.Task;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HeardFactsTest {
    private final Path file = Path.of("/music/morning.wav");
    private final QueueItem item = new QueueItem(file, AudioSelection.ALL);

    @Test
    void everythingThatIsKnownIsSaid() {
        item.probed(new FakeEngine().with(file, new float[16_000], 2).open(file));
        item.heard(heard(new Level(0.5f, 0.1f, 1_234)));

        assertEquals(
                Map.ofEntries(
                        Map.entry("File", "morning.wav"),
                        Map.entry("Format", "pcm_s16le, 16 bit in wav"),
                        Map.entry("Sample rate", "44.10 kHz"),
                        Map.entry("Channels", "Stereo, all mixed"),
                        Map.entry("Size", "835 kB"),
                        Map.entry("Duration", "0:01.0"),
                        Map.entry("Resampling", "44.10 kHz to 16 kHz mono"),
                        Map.entry("Peak level", "6.0 dB below full scale"),
                        Map.entry("Clipping", "1,234 samples at full scale"),
                        Map.entry("Name", "Demonstration (scripted)"),
                        Map.entry("Version", "5.2.1"),
                        Map.entry("Runs on", "CPU"),
                        Map.entry("Speed", "4.0 × real time"),
                        Map.entry("Took", "0:02.5")),
                facts());
    }

    @Test
    void aNeuralRecogniserTellsWhatItRunsInAndWhatItFound() {
        var load = new LoadReport("bf16 encoder, int8 decoder", Duration.ofMillis(420), 160_000_000);
        var info = new RecognizerInfo("w", "Whisper", "1", "GPU 0", List.of("de", "en"), true, load);
        Morning.spokenIn("de").forEach(segment -> item.transcript().on(new TranscriptEvent.Final(segment)));
        item.heard(Heard.begun(info, RecognitionOptions.DEFAULT.withTask(Task.TRANSLATE), Instant.EPOCH));

        var facts = facts();
        assertEquals("GPU 0", facts.get("Runs on"));
        assertEquals("bf16 encoder, int8 decoder", facts.get("Precision"));
        assertEquals("0.4 s", facts.get("Loaded in"));
        assertEquals("160.0 MB", facts.get("Memory"));
        assertEquals("German, as it found", facts.get("Language"));
        assertEquals("To English", facts.get("Translated"));
    }

    @Test
    void silenceIsCalledSilent() {
        item.heard(heard(Level.SILENCE));

        assertEquals("Silent", facts().get("Peak level"));
    }

    @Test
    void aRecordingFromTheMicrophoneNamesItAndHasNoSpeed() {
        item.heard(heard(new Level(0.5f, 0.1f, 0)).from("Desk microphone", Duration.ofSeconds(3)));

        assertEquals("Desk microphone", facts().get("Microphone"));
        assertEquals("0:03.0", facts().get("Not heard live"));
        assertFalse(facts().containsKey("Speed"));
    }

    @Test
    void whatIsNotKnownIsNotSaid() {
        assertEquals(Map.of("File", "morning.wav"), facts());
    }

    private Heard heard(Level level) {
        return Heard.begun(ScriptedRecognizer.INFO, RecognitionOptions.DEFAULT, Instant.EPOCH)
                .through(ScriptedRecognizer.INFO, Duration.ofSeconds(10), Duration.ofMillis(2_500), level);
    }

    private Map<String, String> facts() {
        return HeardFacts.of(item).stream()
                .flatMap(group -> group.facts().stream())
                .collect(Collectors.toMap(HeardFacts.Fact::label, HeardFacts.Fact::value));
    }
}
