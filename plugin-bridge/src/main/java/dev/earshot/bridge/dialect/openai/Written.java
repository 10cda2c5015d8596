package dev.earshot.bridge.dialect.openai;

import dev.earshot.bridge.http.RunningText;
import dev.earshot.bridge.wire.LanguageName;
import dev.earshot.bridge.wire.Message;
import dev.earshot.engine.export.Cue;
import dev.earshot.engine.export.SrtFormat;
import dev.earshot.engine.export.TextFormat;
import dev.earshot.engine.export.VttFormat;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.recognition.Task;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.Transcript;
import dev.earshot.engine.transcript.Word;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.zip.Deflater;
import tools.jackson.databind.node.ObjectNode;

/// A transcript as OpenAI writes it down, in each of its formats. Subtitles have a cue a segment, as
/// there.
///
/// Some of what `verbose_json` has to hold is not known of a recogniser of any kind, and stands in:
/// `docs/server-http.md` says what for what.
record Written(Transcript transcript, RecognizerInfo by, Asked asked) {
    private static final double SEEKS_A_SECOND = 100;

    /// The logarithm of a confidence of 0, which JSON could not hold.
    private static final double LEAST = -10;

    void write(Writer out) throws IOException {
        switch (asked.format()) {
            case JSON -> out.write(json().toString());
            case TEXT -> out.write(text() + "\n");
            case SRT -> SrtFormat.write(cues(), out);
            case VERBOSE_JSON -> out.write(verbose().toString());
            case VTT -> {
                VttFormat.write(cues(), out);
                out.write("\n");
            }
        }
    }

    private String text() {
        return RunningText.of(transcript.segments());
    }

    private List<Cue> cues() {
        return transcript.segments().stream()
                .map(segment -> new Cue(segment.span(), List.of(TextFormat.line(segment))))
                .toList();
    }

    private ObjectNode json() {
        var json = Message.empty().put("text", text());
        json.set("usage", usage(transcript.audio()));
        return json;
    }

    /// @param heard of which OpenAI counts whole seconds, the last one in full
    static ObjectNode usage(Duration heard) {
        return Message.empty()
                .put("type", "duration")
                .put("seconds", heard.plusMillis(999).toSeconds());
    }

    private ObjectNode verbose() {
        var json = Message.empty();
        json.put("task", task() == Task.TRANSLATE ? "translate" : "transcribe");
        json.put("language", language());
        json.put("duration", Message.seconds(transcript.audio()));
        json.put("text", text());
        if (asked.segments()) {
            var segments = json.putArray("segments");
            transcript.segments().forEach(segment -> segment(segment, segments.addObject()));
        }
        if (asked.words()) {
            var words = json.putArray("words");
            transcript.segments().stream()
                    .flatMap(segment -> segment.words().stream())
                    .forEach(word -> word(word, words.addObject()));
        }
        json.set("usage", usage(transcript.audio()));
        return json;
    }

    private Task task() {
        return asked.request().options().task();
    }

    /// That of the text: what was heard, else what was asked for, else the only one there is.
    private String language() {
        if (task() == Task.TRANSLATE) {
            return "english";
        }
        return transcript
                .language()
                .or(() -> asked.request().options().language())
                .or(() -> by.languages().size() == 1 ? by.languages().stream().findFirst() : Optional.empty())
                .map(LanguageName::of)
                .orElse("");
    }

    private void segment(Segment segment, ObjectNode into) {
        var text = segment.text().strip();
        into.put("id", segment.id());
        into.put("seek", Math.round(segment.span().start().toMillis() / 1e3 * SEEKS_A_SECOND));
        into.put("start", Message.seconds(segment.span().start()));
        into.put("end", Message.seconds(segment.span().end()));
        into.put("text", RunningText.blankBefore(text) + text);
        into.putArray("tokens");
        into.put("temperature", asked.temperature().orElse(0.0));
        into.put("avg_logprob", meanLogarithm(segment));
        into.put("compression_ratio", compressionRatio(text));
        into.put("no_speech_prob", 0.0);
    }

    private static double meanLogarithm(Segment segment) {
        var known = segment.words().stream().flatMapToDouble(word -> word.confidence().stream());
        var mean = segment.confidence().isPresent()
                ? OptionalDouble.of(Math.log(segment.confidence().getAsDouble()))
                : known.map(Math::log).average();
        return Message.share(Math.max(mean.orElse(0), LEAST));
    }

    /// As Whisper reckons it: a text that repeats itself can be made much shorter.
    private static double compressionRatio(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var deflater = new Deflater();
        try {
            deflater.setInput(bytes);
            deflater.finish();
            var shorter = new byte[1024];
            while (!deflater.finished()) {
                deflater.deflate(shorter);
            }
            return Message.share((double) bytes.length / deflater.getBytesWritten());
        } finally {
            deflater.end();
        }
    }

    private static void word(Word word, ObjectNode into) {
        into.put("word", word.text());
        into.put("start", Message.seconds(word.span().start()));
        into.put("end", Message.seconds(word.span().end()));
    }
}
