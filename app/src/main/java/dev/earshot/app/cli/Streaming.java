package dev.earshot.app.cli;

import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.recognition.SimulatedStream;
import dev.earshot.engine.recognition.SpokenText;
import dev.earshot.engine.recognition.StreamScore;
import dev.earshot.engine.recognition.StreamScoring;
import dev.earshot.engine.recognition.StreamSimulation;
import dev.earshot.engine.transcript.TimeSpan;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// What `earshot stream` does with each recording: hears it as a recording, streams it, and measures.
///
/// @param live as it is streamed
/// @param whole as it is heard offline; empty when it is not
/// @param pause how long nobody speaks between two utterances of a reference
record Streaming(
        CliContext context,
        StatusLine status,
        Recognizer recognizer,
        StreamSimulation simulation,
        RecognitionOptions live,
        Optional<RecognitionOptions> whole,
        Duration pause,
        boolean printsText) {

    /// The recording comes first as a whole, so that what is made at first use is made when the stream begins.
    ///
    /// @param again whether the source can be opened more than once
    /// @throws SttException what ended the stream early
    StreamScore run(String name, PcmSource source, boolean again, Optional<SpokenText> spoken)
            throws InterruptedException {
        var offline = again ? offline(name, source) : Optional.<StreamScoring.Offline>empty();
        var streamed = stream(name, source);
        var part =
                new TimeSpan(source.start(), source.start().plus(streamed.log().audio()));
        return new StreamScoring(
                        simulation.pace(),
                        pause,
                        live.language(),
                        recognizer.info().languages())
                .score(name, streamed, offline, spoken.map(said -> said.within(part)), source.start());
    }

    private Optional<StreamScoring.Offline> offline(String name, PcmSource source) throws InterruptedException {
        if (whole.isEmpty()) {
            return Optional.empty();
        }
        var heard =
                Listening.to(name + " as a recording", context, status, false).hear(source, recognizer, whole.get());
        heard.brokenOff().ifPresent(broken -> {
            throw broken;
        });
        return Optional.of(new StreamScoring.Offline(heard.transcript(), heard.took()));
    }

    private SimulatedStream stream(String name, PcmSource source) throws InterruptedException {
        var streamed = new AtomicReference<Optional<SimulatedStream>>(Optional.empty());
        var heard = Listening.to(name, context, status, printsText)
                .hear(
                        source,
                        (sound, listener) ->
                                streamed.set(Optional.of(simulation.run(sound, recognizer, live, listener))));
        return streamed.get()
                .orElseThrow(() -> heard.brokenOff()
                        .orElseThrow(() -> new IllegalStateException("a stream ended without a result")));
    }
}
