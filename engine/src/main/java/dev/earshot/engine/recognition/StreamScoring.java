package dev.earshot.engine.recognition;

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
import dev.earshot.engine.transcript.Transcript;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.Word;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Measures a stream: how early its text came, how stable it was, and how right.
///
/// @param pace at which it was sent
/// @param pause how long nobody speaks between two utterances of a reference
/// @param asked the language that was asked for
/// @param understood all languages of the recogniser; empty for any
public record StreamScoring(Pace pace, Duration pause, Optional<String> asked, List<String> understood) {
    /// The same recording heard as a whole.
    public record Offline(Transcript transcript, Duration took) {}

    /// @param times where the times come from
    private record TimedReference(SpokenReference spoken, String times) {}

    /// @param spoken what is said in it, where that is known
    /// @param start where in the recording the stream begins
    public StreamScore score(
            String name,
            SimulatedStream streamed,
            Optional<Offline> offline,
            Optional<SpokenText> spoken,
            Duration start) {
        var log = streamed.log();
        var text = streamed.transcript().text();
        var offlineText = offline.map(heard -> heard.transcript().text());
        var scorer = new Scorer(normalizer(streamed, offline), new Aligner(EditCosts.LEVENSHTEIN));
        var reference = reference(streamed, offline, spoken, start);
        boolean silent = spoken.map(said -> said.text().isBlank())
                .orElse(reference.spoken().speech().isEmpty());
        var clocks = pace.equals(Pace.REAL_TIME)
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
                pace.equals(Pace.REAL_TIME) ? Optional.of(streamed.backlog()) : Optional.empty(),
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
        boolean english = asked.or(() -> streamed.transcript().language())
                .or(() -> offline.flatMap(heard -> heard.transcript().language()))
                .or(() -> Optional.of(understood)
                        .filter(all -> all.size() == 1)
                        .map(all -> all.iterator().next()))
                .filter(tag -> tag.equals("en") || tag.startsWith("en-"))
                .isPresent();
        return english ? new EnglishNormalizer() : new BasicNormalizer();
    }

    /// Times are best given, else those of the offline transcript, else the stream's own. All are put
    /// on the axis of the sound that is sent.
    private TimedReference reference(
            SimulatedStream streamed, Optional<Offline> offline, Optional<SpokenText> spoken, Duration start) {
        var given = spoken.flatMap(SpokenText::words);
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
