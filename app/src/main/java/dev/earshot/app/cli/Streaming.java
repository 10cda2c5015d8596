package dev.earshot.app.cli;

import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.recognition.SimulatedStream;
import dev.earshot.engine.recognition.StreamSimulation;
import dev.earshot.engine.recognition.StreamSimulation.Pace;
import dev.earshot.engine.scoring.Aligner;
import dev.earshot.engine.scoring.BasicNormalizer;
import dev.earshot.engine.scoring.CommittedChange;
import dev.earshot.engine.scoring.EditCosts;
import dev.earshot.engine.scoring.EnglishNormalizer;
import dev.earshot.engine.scoring.ErrorCounts;
import dev.earshot.engine.scoring.Observation;
import dev.earshot.engine.scoring.Scorer;
import dev.earshot.engine.scoring.SpokenReference;
import dev.earshot.engine.scoring.StreamClock;
import dev.earshot.engine.scoring.StreamMeasures;
import dev.earshot.engine.scoring.StreamingLoss;
import dev.earshot.engine.scoring.TextNormalizer;
import dev.earshot.engine.scoring.WordsOnNothing;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.Transcript;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.Word;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

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

    /// @param times where the times come from
    private record TimedReference(SpokenReference spoken, String times) {}

    private record Offline(Transcript transcript, Duration took) {}

    /// The recording comes first as a whole, so that what is made at first use is made when the stream begins.
    ///
    /// @param again whether the source can be opened more than once
    /// @throws SttException what ended the stream early
    StreamScore run(String name, PcmSource source, boolean again, Optional<SpokenTexts.Spoken> spoken)
            throws InterruptedException {
        var offline = again ? offline(name, source) : Optional.<Offline>empty();
        var streamed = stream(name, source);
        var part =
                new TimeSpan(source.start(), source.start().plus(streamed.log().audio()));
        return score(name, streamed, offline, spoken.map(said -> said.within(part)), source.start());
    }

    private Optional<Offline> offline(String name, PcmSource source) throws InterruptedException {
        if (whole.isEmpty()) {
            return Optional.empty();
        }
        var heard =
                Listening.to(name + " as a recording", context, status, false).hear(source, recognizer, whole.get());
        heard.brokenOff().ifPresent(broken -> {
            throw broken;
        });
        return Optional.of(new Offline(heard.transcript(), heard.took()));
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

    private StreamScore score(
            String name,
            SimulatedStream streamed,
            Optional<Offline> offline,
            Optional<SpokenTexts.Spoken> spoken,
            Duration start) {
        var log = streamed.log();
        var text = streamed.transcript().text();
        var offlineText = offline.map(heard -> heard.transcript().text());
        var scorer = new Scorer(normalizer(streamed, offline), new Aligner(EditCosts.LEVENSHTEIN));
        var reference = reference(streamed, offline, spoken, start);
        boolean silent = spoken.map(said -> said.text().isBlank())
                .orElse(reference.spoken().speech().isEmpty());
        var clocks = simulation.pace() == Pace.REAL_TIME
                ? List.of(StreamClock.COMPUTE_UNAWARE, StreamClock.COMPUTE_AWARE)
                : List.of(StreamClock.COMPUTE_UNAWARE);
        return new StreamScore(
                name,
                log.audio(),
                streamed.took(),
                offline.map(Offline::took),
                reference.times(),
                silent
                        ? List.of()
                        : clocks.stream()
                                .map(clock -> StreamMeasures.of(log, reference.spoken(), clock))
                                .toList(),
                spoken.filter(_ -> !silent)
                        .flatMap(said -> offlineText.map(other -> StreamingLoss.of(scorer, said.text(), text, other))),
                spoken.filter(_ -> !silent).map(said -> errors(scorer, said.text(), text)),
                offlineText.filter(_ -> !silent).map(other -> errors(scorer, other, text)),
                silent ? Optional.of(WordsOnNothing.of(log)) : Optional.empty(),
                CommittedChange.in(log).size(),
                simulation.pace() == Pace.REAL_TIME ? Optional.of(streamed.backlog()) : Optional.empty(),
                log.observations().stream()
                        .map(Observation::event)
                        .flatMap(event -> event instanceof TranscriptEvent.Notice notice
                                ? Stream.of(notice.sentence())
                                : Stream.empty())
                        .distinct()
                        .toList());
    }

    private static ErrorCounts errors(Scorer scorer, String reference, String heard) {
        return scorer.score("", reference, heard).words().counts();
    }

    private TextNormalizer normalizer(SimulatedStream streamed, Optional<Offline> offline) {
        boolean english = live.language()
                .or(() -> streamed.transcript().language())
                .or(() -> offline.flatMap(heard -> heard.transcript().language()))
                .or(() -> Optional.of(recognizer.info().languages())
                        .filter(all -> all.size() == 1)
                        .map(all -> all.iterator().next()))
                .filter(tag -> tag.equals("en") || tag.startsWith("en-"))
                .isPresent();
        return english ? new EnglishNormalizer() : new BasicNormalizer();
    }

    /// Times are best given, else those of the offline transcript, else the stream's own. All are put on the axis of
    /// the sound that is sent.
    private TimedReference reference(
            SimulatedStream streamed, Optional<Offline> offline, Optional<SpokenTexts.Spoken> spoken, Duration start) {
        var given = spoken.flatMap(SpokenTexts.Spoken::words);
        if (given.isPresent()) {
            return new TimedReference(
                    SpokenReference.of(sent(given.get(), start), pause), "the words of the reference");
        }
        var words = offline.map(heard -> words(heard.transcript())).filter(all -> !all.isEmpty());
        if (words.isPresent()) {
            return new TimedReference(
                    SpokenReference.of(sent(words.get(), start), pause), "the words that the same model heard offline");
        }
        return new TimedReference(
                SpokenReference.of(sent(words(streamed.transcript()), start), pause), "the words of the stream itself");
    }

    private static List<Word> words(Transcript transcript) {
        return transcript.segments().stream()
                .flatMap(segment -> segment.words().stream())
                .toList();
    }

    private static List<Word> sent(List<Word> words, Duration start) {
        return words.stream()
                .filter(word -> word.span().start().compareTo(start) >= 0)
                .map(word -> word.shifted(start.negated()))
                .toList();
    }
}
