package dev.earshot.engine.export;

import dev.earshot.engine.audio.AudioSelection;
import dev.earshot.engine.audio.Channel;
import dev.earshot.engine.recognition.LoadReport;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.Transcript;
import dev.earshot.engine.transcript.Word;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/// Everything that is known: segments, words, times, confidences and the result card. `docs/formats.md`
/// describes the fields; every field is always there, `null` where nothing is known, and always in the same
/// order. Times are in seconds; tracks and channels count from 1, as on the command line. It is streamed:
/// memory does not grow with the transcript.
public final class JsonFormat implements ExportFormat {
    /// Rises when a field changes its meaning; a new field does not count.
    private static final int SCHEMA = 1;

    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    @Override
    public String id() {
        return "json";
    }

    @Override
    public String name() {
        return "JSON with all details";
    }

    @Override
    public boolean writesCard() {
        return true;
    }

    @Override
    public void write(Transcript transcript, ResultCard card, Writer out) throws IOException {
        try (var json = JSON.createGenerator(new JsonLayout(), out)) {
            writeAll(transcript, card, json);
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
        out.write("\n");
        out.flush();
    }

    private static void writeAll(Transcript transcript, ResultCard card, JsonGenerator json) {
        json.writeStartObject();
        json.writeNumberProperty("schema", SCHEMA);
        json.writeStringProperty("application", card.application());
        writeCard(transcript, card, json);
        json.writeNumberProperty("duration", Timecode.seconds(transcript.audio()));
        text(json, "language", language(transcript, card));
        json.writeStringProperty("text", transcript.text());
        json.writeArrayPropertyStart("segments");
        for (Segment segment : transcript.segments()) {
            writeSegment(segment, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeCard(Transcript transcript, ResultCard card, JsonGenerator json) {
        json.writeObjectPropertyStart("card");
        json.writeStringProperty("source", card.source());
        text(json, "sha256", card.sha256());
        writeSelection(card.selection(), json);
        writeModel(card.recognizer(), json);
        json.writeObjectPropertyStart("options");
        card.options()
                .ifPresentOrElse(asked -> writeOptions(asked, json), () -> json.writeStringProperty("task", "align"));
        json.writeEndObject();
        json.writeStringProperty(
                "began", card.began().truncatedTo(ChronoUnit.MILLIS).toString());
        json.writeNumberProperty("took", Timecode.seconds(card.took()));
        number(json, "real_time_factor", realTimeFactor(transcript, card));
        json.writeEndObject();
    }

    private static void writeOptions(RecognitionOptions asked, JsonGenerator json) {
        text(json, "language", asked.language());
        json.writeStringProperty("task", asked.task().name().toLowerCase(Locale.ROOT));
        json.writeBooleanProperty("interim", asked.interim());
        DecodingFields.write(asked.decoding(), json);
    }

    private static void writeModel(RecognizerInfo model, JsonGenerator json) {
        var load = Optional.of(model.load()).filter(report -> !report.equals(LoadReport.NONE));
        json.writeObjectPropertyStart("model");
        json.writeStringProperty("id", model.id());
        json.writeStringProperty("name", model.name());
        json.writeStringProperty("version", model.version());
        json.writeStringProperty("device", model.device());
        text(json, "precision", load.map(LoadReport::precision).filter(precision -> !precision.isEmpty()));
        number(json, "load", load.map(report -> Timecode.seconds(report.time())));
        number(
                json,
                "memory",
                load.map(LoadReport::bytes).filter(bytes -> bytes > 0).map(BigDecimal::valueOf));
        json.writeEndObject();
    }

    private static void writeSelection(AudioSelection selection, JsonGenerator json) {
        json.writeObjectPropertyStart("selection");
        json.writeNumberProperty("track", selection.track() + 1);
        switch (selection.channel()) {
            case Channel.Mix _ -> json.writeStringProperty("channel", "mix");
            case Channel.Only(int index) -> json.writeNumberProperty("channel", index + 1);
        }
        json.writeNumberProperty("from", Timecode.seconds(selection.from()));
        number(json, "to", selection.to().map(Timecode::seconds));
        json.writeEndObject();
    }

    private static void writeSegment(Segment segment, JsonGenerator json) {
        json.writeStartObject();
        json.writeNumberProperty("id", segment.id());
        times(json, segment.span());
        json.writeStringProperty("text", segment.text());
        number(json, "confidence", Confidence.number(segment.confidence()));
        text(json, "language", segment.language());
        json.writeArrayPropertyStart("words");
        for (Word word : segment.words()) {
            json.writeStartObject();
            times(json, word.span());
            json.writeStringProperty("text", word.text());
            number(json, "confidence", Confidence.number(word.confidence()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /// What most segments say, else what was asked for, else what the recogniser understands when that is
    /// one language.
    private static Optional<String> language(Transcript transcript, ResultCard card) {
        var known = card.recognizer().languages();
        return transcript
                .language()
                .or(() -> card.options().flatMap(RecognitionOptions::language))
                .or(() -> known.size() == 1 ? Optional.of(known.getFirst()) : Optional.empty());
    }

    private static Optional<BigDecimal> realTimeFactor(Transcript transcript, ResultCard card) {
        return transcript.audio().isZero()
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(card.took().toNanos())
                        .divide(BigDecimal.valueOf(transcript.audio().toNanos()), 3, RoundingMode.HALF_UP));
    }

    private static void times(JsonGenerator json, TimeSpan span) {
        json.writeNumberProperty("start", Timecode.seconds(span.start()));
        json.writeNumberProperty("end", Timecode.seconds(span.end()));
    }

    private static void text(JsonGenerator json, String name, Optional<String> value) {
        json.writeName(name);
        value.ifPresentOrElse(json::writeString, json::writeNull);
    }

    private static void number(JsonGenerator json, String name, Optional<BigDecimal> value) {
        json.writeName(name);
        value.ifPresentOrElse(json::writeNumber, json::writeNull);
    }
}
