package dev.earshot.bridge.dialect.deepgram;

import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.Offer;
import dev.earshot.bridge.wire.Opening;
import dev.earshot.bridge.wire.Request;
import dev.earshot.bridge.wire.SoundFormat;
import dev.earshot.bridge.wire.Wish;
import java.time.Duration;
import java.util.Optional;

/// What a client of `/v1/listen` asks for in its address.
///
/// @param endpoints whether the end of an utterance is said (`speech_final`)
/// @param speechEvents whether its beginning is (`SpeechStarted`)
/// @param utteranceEnd after so long without a word `UtteranceEnd` is said
record Listening(
        Request request, SoundFormat format, boolean endpoints, boolean speechEvents, Optional<Duration> utteranceEnd) {
    /// Clients ask for silences of 10 or 25 ms, since Deepgram hears a word as well without those
    /// around it. What hears utterances as a whole would hear every word by itself.
    private static final Duration SHORTEST_SILENCE = Duration.ofMillis(300);

    private static final int LONGEST_MS = 60_000;

    static Listening of(Opening opening, Offer offer) throws BadFrame {
        var query = new Query(opening);
        var defaults = offer.defaults();
        var request = defaults.withModel(query.model(offer).or(defaults::model))
                .withInterim(query.flag("interim_results"))
                .withHotwords(query.keyterms())
                .withWords(true);
        var language = opening.parameter("language");
        if (language.isPresent()) {
            request = request.withLanguage(Wish.language(language.get()));
        }
        boolean endpoints = !opening.parameter("endpointing").orElse("").equalsIgnoreCase("false");
        if (endpoints && !query.flag("endpointing")) {
            var silence = query.whole("endpointing", 0, LONGEST_MS);
            if (silence.isPresent()) {
                request = request.withSilence(Duration.ofMillis(silence.get()), SHORTEST_SILENCE);
            }
        }
        var utteranceEnd = query.whole("utterance_end_ms", 0, LONGEST_MS).map(Duration::ofMillis);
        return new Listening(request, query.format(), endpoints, query.flag("vad_events"), utteranceEnd);
    }
}
