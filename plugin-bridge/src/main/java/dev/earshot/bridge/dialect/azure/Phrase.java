package dev.earshot.bridge.dialect.azure;

import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.Message;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// A `speech.phrase`, or an answer of the API for recordings: both are written alike, `simple` or
/// `detailed`. The first of its readings counts.
///
/// Its fields are those of Microsoft's open JavaScript client (`DetailedSpeechPhrase`), from which the
/// statuses beyond the documented ones come, too.
///
/// @param base where its times count from
record Phrase(Message message, Duration base) {
    /// What went wrong, if anything did.
    Optional<SttException> failure() throws BadFrame {
        return switch (status()) {
            case "Success", "NoMatch", "InitialSilenceTimeout", "BabbleTimeout", "EndOfDictation" -> Optional.empty();
            case "TooManyRequests" ->
                failed(SttError.OVERLOADED, "Azure hears as many at once as it lets you already; try again later.");
            case "Forbidden" ->
                failed(SttError.ACCESS_DENIED, "Azure refuses: what your subscription includes may be used up.");
            case "BadRequest" ->
                failed(
                        SttError.UNSUPPORTED,
                        "Azure does not take the language, the model or the sound; choose others.");
            default ->
                failed(SttError.NETWORK, "Azure failed and could not go on (%s); try again.".formatted(status()));
        };
    }

    private static Optional<SttException> failed(SttError error, String sentence) {
        return Optional.of(new SttException(error, sentence));
    }

    private String status() throws BadFrame {
        return message.text("RecognitionStatus").orElse("Success");
    }

    /// What was heard; empty where that was nothing.
    Optional<Segment> segment(int id) throws BadFrame {
        if (!status().equals("Success")) {
            return Optional.empty();
        }
        var readings = message.objects("NBest");
        var best = readings.isEmpty() ? message : readings.getFirst();
        var display = best.text("Display");
        var text = (display.isPresent() ? display : best.text("DisplayText"))
                .orElse("")
                .strip();
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(new Segment(
                        id, span(message), text, words(best, text), best.probability("Confidence"), language(message)));
    }

    /// A draft; blank where there is none.
    Segment draft(int id) throws BadFrame {
        var text = message.text("Text").orElse("").strip();
        return new Segment(id, span(message), text, List.of(), OptionalDouble.empty(), language(message));
    }

    /// The words as they are shown, where it says when those were spoken; else those that were spoken,
    /// if they are as many. Microsoft's client reads `Word` of the former, too; what the service writes there
    /// could not be tried.
    private List<Word> words(Message best, String text) throws BadFrame {
        var words = new ArrayList<Word>();
        for (var shown : best.objects("DisplayWords")) {
            var written = shown.text("DisplayText");
            words.add(new Word(
                    (written.isPresent() ? written : shown.text("Word"))
                            .orElse("")
                            .strip(),
                    span(shown)));
        }
        var spoken = best.objects("Words");
        var pieces = text.split("\\s+", -1);
        if (words.isEmpty() && spoken.size() == pieces.length) {
            for (int i = 0; i < pieces.length; i++) {
                words.add(new Word(pieces[i], span(spoken.get(i))));
            }
        }
        return words;
    }

    private TimeSpan span(Message timed) throws BadFrame {
        var start = base.plus(ticks(timed, "Offset"));
        return new TimeSpan(start, start.plus(ticks(timed, "Duration")));
    }

    /// A time in units of 100 ns, within three years.
    static Duration ticks(Message message, String name) throws BadFrame {
        return message.number(name, 0, 1e15)
                .map(ticks -> Duration.ofNanos(ticks.longValue() * 100))
                .orElse(Duration.ZERO);
    }

    private static Optional<String> language(Message message) throws BadFrame {
        var found = message.object("PrimaryLanguage");
        return found.isPresent() ? found.get().text("Language") : Optional.empty();
    }
}
