package dev.earshot.bridge.dialect.openai;

import dev.earshot.bridge.http.BadCall;
import dev.earshot.bridge.http.HttpCall;
import dev.earshot.bridge.http.Reason;
import dev.earshot.bridge.http.Upload;
import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.LanguageName;
import dev.earshot.bridge.wire.Offer;
import dev.earshot.bridge.wire.Request;
import dev.earshot.bridge.wire.Wish;
import dev.earshot.engine.recognition.Decoding;
import dev.earshot.engine.recognition.Decoding.Search;
import dev.earshot.engine.recognition.Task;
import java.util.List;
import java.util.Optional;

/// What a form asks for.
///
/// @param words whether `verbose_json` lists them, and
/// @param segments likewise
/// @param temperature of the search, where one is named
record Asked(
        Request request,
        Upload file,
        ResponseFormat format,
        boolean words,
        boolean segments,
        boolean streamed,
        Optional<Double> temperature) {
    /// A prompt's end is what counts: of OpenAI's the last 224 tokens, which are no more than this.
    private static final int LONGEST_PROMPT = 4000;

    static Asked of(HttpCall call, Task task, Offer offer) throws BadCall {
        var fields = new Fields(call);
        var format = ResponseFormat.of(fields.text("response_format").orElse("json"));
        boolean streamed = fields.flag("stream");
        if (streamed && !format.streams()) {
            throw new BadCall(
                    Reason.UNSUPPORTED,
                    "“stream” goes with response_format “json” or “text”; leave one of the two out.",
                    "stream");
        }
        refuseWhatIsNotDone(fields);
        requireChunking(fields);
        var granularities = granularities(fields, format);
        var temperature = fields.number("temperature", 0, 1);
        var request = request(fields, task, offer).withInterim(streamed).withWords(granularities.contains("word"));
        if (temperature.isPresent() && temperature.get() > 0) {
            request = at(temperature.get(), request);
        }
        if (streamed) {
            request = soon(request);
        }
        return new Asked(
                request,
                file(call),
                format,
                granularities.contains("word"),
                granularities.isEmpty() || granularities.contains("segment"),
                streamed,
                temperature);
    }

    private static Request request(Fields fields, Task task, Offer offer) throws BadCall {
        var request = offer.defaults().withTask(task).withModel(ModelAnswers.asked(fields.text("model"), offer));
        var languages = fields.list("languages");
        var language = fields.text("language")
                .or(() -> languages.size() == 1 ? Optional.of(languages.getFirst()) : Optional.empty());
        if (language.isPresent()) {
            request = request.withLanguage(tag(language.get()));
        }
        var prompt = fields.text("prompt");
        if (prompt.isPresent()) {
            request = request.withPrompt(prompt.map(Asked::ending));
        }
        var keywords = fields.list("keywords");
        try {
            return keywords.isEmpty() ? request : request.withHotwords(Wish.hotwords(keywords));
        } catch (BadFrame bad) {
            throw new BadCall(Reason.BAD_VALUE, bad.sentence(), "keywords");
        }
    }

    /// A tag, or the name of a language; empty leaves it to the recogniser.
    private static Optional<String> tag(String asked) throws BadCall {
        var known = LanguageName.tag(asked);
        if (known.isPresent()) {
            return known;
        }
        try {
            return Wish.language(asked.strip());
        } catch (BadFrame _) {
            throw new BadCall(
                    Reason.BAD_VALUE,
                    "Invalid language '%s'. Language parameter must be specified in ISO-639-1 format."
                            .formatted(Fields.shown(asked)),
                    "language");
        }
    }

    private static String ending(String prompt) {
        int from = Math.max(0, prompt.length() - LONGEST_PROMPT);
        return prompt.substring(Character.isLowSurrogate(prompt.charAt(from)) ? from + 1 : from);
    }

    private static void refuseWhatIsNotDone(Fields fields) throws BadCall {
        var include = fields.list("include");
        for (String one : include) {
            throw one.equals("logprobs")
                    ? new BadCall(
                            Reason.UNSUPPORTED,
                            "Log probabilities of tokens are not told here; leave out “include[]”.",
                            "include")
                    : Fields.invalid("include", one, List.of("logprobs"));
        }
        for (String name : List.of("known_speaker_names", "known_speaker_references")) {
            if (!fields.list(name).isEmpty()) {
                throw new BadCall(
                        Reason.UNSUPPORTED, "Speakers are not told apart here; leave out “" + name + "[]”.", name);
            }
        }
    }

    /// The server cuts by itself, at silences; so this is read and makes no difference.
    private static void requireChunking(Fields fields) throws BadCall {
        var strategy = fields.text("chunking_strategy").map(String::strip);
        if (strategy.isPresent()
                && !strategy.get().equals("auto")
                && !strategy.get().startsWith("{")) {
            throw Fields.invalid("chunking_strategy", strategy.get(), List.of("auto", "{\"type\":\"server_vad\"}"));
        }
    }

    private static List<String> granularities(Fields fields, ResponseFormat format) throws BadCall {
        var asked = fields.list("timestamp_granularities");
        for (String one : asked) {
            if (!one.equals("word") && !one.equals("segment")) {
                throw Fields.invalid("timestamp_granularities", one, List.of("word", "segment"));
            }
        }
        if (!asked.isEmpty() && format != ResponseFormat.VERBOSE_JSON) {
            throw new BadCall(
                    Reason.UNSUPPORTED,
                    "“timestamp_granularities[]” goes with response_format “verbose_json” only.",
                    "timestamp_granularities");
        }
        return asked;
    }

    private static Upload file(HttpCall call) throws BadCall {
        var file = call.file("file");
        if (file.isEmpty()) {
            var sentence = call.field("file").isPresent()
                    ? "“file” must be a file with a name, not a text: as curl sends it with -F file=@speech.wav."
                    : "Missing required parameter: 'file'.";
            throw new BadCall(Reason.MISSING, sentence, "file");
        }
        if (file.get().bytes() == 0) {
            throw new BadCall(Reason.BAD_AUDIO, "The file is empty; send one with sound in it.", "file");
        }
        return file.get();
    }

    /// One temperature that somebody has chosen is the only one; at 0 others follow where it fails.
    private static Request at(double temperature, Request request) {
        var decoding = request.options().decoding();
        var old = decoding.search();
        var search = new Search(
                List.of(temperature),
                old.beamSize(),
                old.patience(),
                old.lengthPenalty(),
                old.bestOf(),
                old.sampleLength(),
                old.suppressTokens(),
                old.suppressBlank(),
                old.seed());
        return with(decoding.with(search), request);
    }

    /// A stretch at a time, so that its text comes as soon as it is known.
    private static Request soon(Request request) {
        var decoding = request.options().decoding();
        return with(decoding.with(new Decoding.Windows(decoding.windows().mode(), 1)), request);
    }

    private static Request with(Decoding decoding, Request request) {
        return new Request(request.options().withDecoding(decoding), request.model());
    }
}
