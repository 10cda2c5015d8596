package dev.earshot.engine.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.audio.AudioSelection;
import dev.earshot.engine.audio.Channel;
import dev.earshot.engine.recognition.Decoding;
import dev.earshot.engine.recognition.LoadReport;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.recognition.Task;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.Transcript;
import dev.earshot.engine.transcript.Word;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ExportFormatsTest {
    private static final Transcript DEMO = new Transcript(
            List.of(
                    new Segment(
                            0,
                            TimeSpan.ofMillis(500, 4250),
                            "Tom & Ann said: \"a < b --> c\", and\twent home.",
                            List.of(
                                    new Word("Tom", TimeSpan.ofMillis(500, 800), OptionalDouble.of(0.9876)),
                                    new Word("&", TimeSpan.ofMillis(800, 900)),
                                    new Word("Ann", TimeSpan.ofMillis(900, 1200), OptionalDouble.of(1))),
                            OptionalDouble.of(0.87654),
                            Optional.of("en")),
                    new Segment(1, TimeSpan.ofMillis(5000, 5300), "=Yes", List.of()),
                    new Segment(
                            2,
                            TimeSpan.ofMillis(3_600_000, 3_612_345),
                            "Übermorgen gehen wir alle zusammen in den großen Wald hinter dem Haus, wenn es nicht regnet."
                                    + " Sonst bleiben wir hier.",
                            List.of(),
                            OptionalDouble.empty(),
                            Optional.of("de")),
                    new Segment(
                            3,
                            TimeSpan.ofMillis(3_613_000, 3_616_000),
                            "今天天气很好，我们一起去公园散步吧。👩‍🚀",
                            List.of(),
                            OptionalDouble.of(0.5),
                            Optional.of("en"))),
            Duration.ofMillis(3_620_000));

    private static final ResultCard CARD = new ResultCard(
            "my \"meeting\".mp3",
            Optional.of("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
            new AudioSelection(1, Channel.LEFT, Duration.ofMillis(1500), Optional.of(Duration.ofMinutes(70))),
            new RecognizerInfo("basic-en", "Built-in (basic English)", "1.0.0", "CPU", List.of("en-US")),
            RecognitionOptions.DEFAULT.withLanguage("en").withoutInterim(),
            Instant.parse("2026-11-21T09:30:00Z"),
            Duration.ofMillis(905_000),
            "Earshot 0.1.0");

    private static final Decoding ELABORATE = new Decoding(
            new Decoding.Search(
                    List.of(0.0, 0.5),
                    8,
                    1.5,
                    OptionalDouble.of(0.6),
                    3,
                    OptionalInt.of(40),
                    List.of(-1, 7),
                    false,
                    42),
            new Decoding.Prompting(
                    Optional.of("Earshot, \"JavaFX\""), true, Optional.of("So"), List.of("Ada", "Grace"), false),
            new Decoding.Thresholds(
                    OptionalDouble.empty(), OptionalDouble.of(-0.5), OptionalDouble.empty(), OptionalDouble.of(2)),
            new Decoding.Timing(false, OptionalDouble.empty(), false, "(", ")", List.of(TimeSpan.ofMillis(500, 2_000))),
            new Decoding.Windows(Decoding.Mode.SLIDING, 4),
            new Decoding.Live(Decoding.Policy.ALIGN_ATT, Duration.ofMillis(500), true),
            new Decoding.Letters(Optional.of(Path.of("models", "news.arpa")), 0.7, 2, 8, -12, -6));

    private static final ResultCard BARE_CARD = new ResultCard(
            "standard input",
            Optional.empty(),
            AudioSelection.ALL,
            new RecognizerInfo(
                    "m",
                    "M",
                    "1",
                    "GPU 0",
                    List.of(),
                    true,
                    new LoadReport("bf16 encoder, int8 decoder", Duration.ofMillis(412), 160_000_000)),
            new RecognitionOptions(Optional.empty(), Task.TRANSLATE, true, ELABORATE),
            Instant.EPOCH,
            Duration.ZERO,
            "Earshot 0.1.0");

    @ParameterizedTest
    @ValueSource(strings = {"txt", "srt", "vtt", "json", "csv", "tsv", "ctm"})
    void theOutputIsAsItWasLookedAt(String id) throws IOException {
        Golden.check("export/demo." + id, written(id, DEMO, CARD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"txt", "srt", "vtt", "json", "csv", "tsv", "ctm"})
    void silenceIsAWholeFileToo(String id) throws IOException {
        Golden.check("export/silence." + id, written(id, new Transcript(List.of(), Duration.ZERO), BARE_CARD));
    }

    @Test
    void aPersonIsOfferedTextFirst() {
        assertEquals(
                List.of("txt", "srt", "vtt", "json", "csv", "tsv", "ctm"),
                ExportFormats.all().stream().map(ExportFormat::id).toList());
    }

    @Test
    void aFormatIsFoundInAnyCase() {
        assertTrue(ExportFormats.find("SRT").isPresent());
        assertFalse(ExportFormats.find("doc").isPresent());
    }

    @Test
    void onlyJsonNeedsTheCard() {
        assertEquals(
                List.of("json"),
                ExportFormats.all().stream()
                        .filter(ExportFormat::writesCard)
                        .map(ExportFormat::id)
                        .toList());
    }

    @Test
    void jsonCanBeReadBack() throws IOException {
        var tree = JsonMapper.shared().readTree(written("json", DEMO, CARD));

        assertEquals(DEMO.text(), tree.get("text").stringValue());
        assertEquals("en", tree.get("language").stringValue());
        assertEquals(0.25, tree.at("/card/real_time_factor").doubleValue());
        assertEquals(4.25, tree.at("/segments/0/end").doubleValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"txt", "srt", "vtt", "json", "csv", "tsv", "ctm"})
    void aFullDiskIsAnIoException(String id) {
        var full = new Writer() {
            @Override
            public void write(char[] text, int from, int length) throws IOException {
                throw new IOException("No space left on device");
            }

            @Override
            public void flush() throws IOException {
                throw new IOException("No space left on device");
            }

            @Override
            public void close() {}
        };

        assertThrows(
                IOException.class, () -> ExportFormats.find(id).orElseThrow().write(DEMO, CARD, full));
    }

    @ParameterizedTest
    @ValueSource(strings = {"txt", "srt", "vtt", "json", "csv", "tsv", "ctm"})
    void theWriterStaysOpen(String id) throws IOException {
        var out = new StringWriter() {
            boolean closed;

            @Override
            public void close() throws IOException {
                closed = true;
                super.close();
            }
        };

        ExportFormats.find(id).orElseThrow().write(DEMO, CARD, out);

        assertFalse(out.closed);
    }

    private static String written(String id, Transcript transcript, ResultCard card) throws IOException {
        var out = new StringWriter();
        ExportFormats.find(id).orElseThrow().write(transcript, card, out);
        return out.toString();
    }
}
