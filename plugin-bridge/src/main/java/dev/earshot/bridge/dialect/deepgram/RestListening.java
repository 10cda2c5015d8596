package dev.earshot.bridge.dialect.deepgram;

import dev.earshot.bridge.http.BadCall;
import dev.earshot.bridge.http.Reason;
import dev.earshot.bridge.http.Refusal;
import dev.earshot.bridge.http.Sound;
import dev.earshot.bridge.http.Upload;
import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.Encoding;
import dev.earshot.bridge.wire.Fault;
import dev.earshot.bridge.wire.ModelName;
import dev.earshot.bridge.wire.Offer;
import dev.earshot.bridge.wire.Opening;
import dev.earshot.bridge.wire.Request;
import dev.earshot.bridge.wire.Wish;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a client of `POST /v1/listen` asks for in its address.
///
/// @param detects whether the language that was found is told
/// @param utterances whether they are listed
record RestListening(Request request, Sound sound, boolean detects, boolean utterances) {
    /// What would be wrong in silence if it were ignored, and why it is not done.
    private enum Refused {
        CALLBACK("The text is the answer to this very call; leave out “callback” and wait for it."),
        MULTICHANNEL("Channels are mixed here and not heard by themselves; leave out “multichannel”."),
        REDACT("Nothing is taken out of the text here; leave out “redact”.");

        private final String sentence;

        Refused(String sentence) {
            this.sentence = sentence;
        }

        private String parameter() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static RestListening of(Opening opening, Upload upload, Offer offer) throws BadCall {
        refuseWhatIsNotDone(opening);
        var query = new Query(opening);
        var model = model(opening, offer);
        boolean detects = opening.parameters("detect_language").stream().anyMatch(RestListening::wanted);
        var language = opening.parameter("language").filter(tag -> !detects);
        try {
            var request = offer.defaults()
                    .withModel(model)
                    .withInterim(false)
                    .withWords(true)
                    .withHotwords(query.keyterms());
            if (detects || language.isPresent()) {
                request = request.withLanguage(Wish.language(language.orElse("")));
            }
            return new RestListening(request, sound(query, upload), detects, query.flag("utterances"));
        } catch (BadFrame bad) {
            var reason = bad.fault() == Fault.UNSUPPORTED ? Reason.UNSUPPORTED : Reason.BAD_VALUE;
            throw new BadCall(new Refusal(reason, bad.sentence()));
        }
    }

    /// `detect_language` may list languages instead.
    private static boolean wanted(String value) {
        return !value.isBlank() && !value.equalsIgnoreCase("false");
    }

    private static void refuseWhatIsNotDone(Opening opening) throws BadCall {
        for (var refused : Refused.values()) {
            if (opening.parameters(refused.parameter()).stream().anyMatch(RestListening::wanted)) {
                throw new BadCall(Reason.UNSUPPORTED, refused.sentence, refused.parameter());
            }
        }
    }

    private static Optional<String> model(Opening opening, Offer offer) throws BadCall {
        return switch (ModelName.of(opening.parameter("model"), offer)) {
            case ModelName.Usual _ -> Optional.empty();
            case ModelName.Named(var model) -> Optional.of(model.id());
            case ModelName.Unknown _ ->
                throw new BadCall(
                        Reason.NO_SUCH_MODEL,
                        "There is no such model here; leave out “model”, or take one that /v1/models lists.",
                        "model");
        };
    }

    /// An encoding means samples without a header, unless the sound says of itself what it is: clients
    /// name the encoding of a WAV file, too.
    private static Sound sound(Query query, Upload upload) throws BadFrame {
        var encoding = query.opening().parameter("encoding").orElse("").toLowerCase(Locale.ROOT);
        boolean raw = Arrays.stream(Encoding.values())
                .anyMatch(known -> Query.nameOf(known).equals(encoding));
        return raw && !contained(query.opening())
                ? new Sound.Samples(upload, query.format())
                : new Sound.Contained(upload);
    }

    private static boolean contained(Opening opening) {
        var type = opening.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        return List.of(
                                "audio/wav",
                                "audio/wave",
                                "audio/x-wav",
                                "audio/vnd.wave",
                                "audio/mp",
                                "audio/ogg",
                                "audio/flac")
                        .stream()
                        .anyMatch(type::startsWith)
                || type.startsWith("video/");
    }
}
