package dev.earshot.app.endpoints.load;

import dev.earshot.app.endpoints.Chosen;
import dev.earshot.app.endpoints.EndpointPlace;
import dev.earshot.app.endpoints.sound.Source;
import dev.earshot.app.endpoints.sound.SourceChoice;
import dev.earshot.app.speech.TimeText;
import dev.earshot.bridge.client.Wiring;
import dev.earshot.bridge.load.ConfirmedHost;
import dev.earshot.bridge.load.HeldSound;
import dev.earshot.bridge.load.Load;
import dev.earshot.bridge.load.LoadListener;
import dev.earshot.bridge.load.LoadSearch;
import dev.earshot.bridge.load.Spoken;
import dev.earshot.bridge.tester.EndpointLoad;
import dev.earshot.bridge.tester.TestedEndpoint;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.Decoding;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.SteadyClock;
import dev.earshot.engine.transcript.TimeSpan;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// One load, in two parts: what can be found out without asking the endpoint, and the load itself.
record LoadWork(Chosen chosen, Source source, LoadWish wish, EndpointPlace place, SourceChoice sources) {
    /// What is known before anything is sent.
    ///
    /// @param speech where somebody speaks in the sound
    record Ready(TestedEndpoint endpoint, HeldSound sound, List<TimeSpan> speech) {
        URI address() {
            return endpoint.config().address();
        }
    }

    /// Connects to nothing. Interrupting it cancels.
    ///
    /// @throws SttException when the endpoint or the sound cannot be had, or nobody speaks in it
    Ready prepare() throws InterruptedException {
        var endpoint = place.opener().open(chosen);
        var sound = HeldSound.of(sources.sound(source), wish.frame());
        var speech = Spoken.in(sound, place.context().models().detectors());
        if (speech.isEmpty()) {
            throw new SttException(
                    SttError.UNSUPPORTED, "Nobody speaks in " + source.title() + "; choose a recording of speech.");
        }
        return new Ready(endpoint, sound, speech);
    }

    /// What would be done, and what it costs about.
    String sentence(Ready ready) {
        var use = wish.plan().expected(wish.streams(), ready.sound().length());
        var cost = ready.endpoint()
                .price()
                .map(price -> ", which costs about " + price.text(price.of(use.sound(), use.sessions())))
                .orElse("");
        var many = wish.goal() == LoadWish.Goal.LIMIT
                ? "Up to %d streams at once, in steps, each of which".formatted(wish.streams())
                : "%d streams at once".formatted(wish.streams());
        return "%s will open %d sessions and send %s of sound within %s%s."
                .formatted(many, use.sessions(), TimeText.clock(use.sound()), TimeText.clock(use.time()), cost);
    }

    /// Loads the endpoint; interrupting it ends the load.
    ///
    /// @return how many streams were sustained, where that was looked for
    Optional<Integer> run(Ready ready, ConfirmedHost host, LoadListener listener) throws InterruptedException {
        var endpoint = ready.endpoint();
        var wiring = Wiring.plain(place.context().models().detectors());
        var options = RecognitionOptions.DEFAULT
                .withDecoding(Decoding.LIVE)
                .withLanguage(source.language().or(endpoint::language));
        try (var recognizer = new EndpointLoad(endpoint, host, wiring).open()) {
            var load =
                    new Load(host, recognizer, ready.sound(), ready.speech(), options, wish.plan(), SteadyClock.SYSTEM);
            return switch (wish.goal()) {
                case STREAMS -> {
                    load.run(wish.streams(), listener);
                    yield Optional.empty();
                }
                case LIMIT ->
                    Optional.of(
                            new LoadSearch(wish.target(), wish.streams()).run(streams -> load.run(streams, listener)));
            };
        }
    }
}
