package dev.earshot.bridge.client;

import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.TranscriptEvent.Completed;
import dev.earshot.engine.transcript.TranscriptEvent.Failed;
import dev.earshot.engine.transcript.TranscriptEvent.Final;
import dev.earshot.engine.transcript.TranscriptEvent.Notice;
import dev.earshot.engine.transcript.TranscriptEvent.Partial;
import dev.earshot.engine.transcript.TranscriptEvent.SpeechEnded;
import dev.earshot.engine.transcript.TranscriptEvent.SpeechStarted;
import dev.earshot.engine.transcript.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The events of connections that follow each other, as if they were those of one. Unlike a
/// [dev.earshot.bridge.wire.Continuation], a connection here begins with sound that another one has heard before it,
/// and broke off. Used by one thread at a time.
///
/// Nobody hears twice that somebody began to speak. What is committed and timed stays, whatever comes of the
/// connection;
/// what is committed without the times of its words could not be kept, and is therefore only tentative.
final class Resumption {
    private Duration start = Duration.ZERO;
    private Duration settled = Duration.ZERO;
    private int firstId;
    private int nextId; // behind the last final
    private boolean speaking;
    private Optional<Final> kept = Optional.empty();

    /// Up to here no sound has to be heard again.
    Duration settled() {
        return settled;
    }

    /// An event of the connection that is heard now.
    ///
    /// @return empty for what was said before
    Optional<TranscriptEvent> of(TranscriptEvent event) {
        return switch (event.shifted(start)) {
            case SpeechStarted begin -> {
                boolean news = !speaking;
                speaking = true;
                yield Optional.of((TranscriptEvent) begin).filter(_ -> news);
            }
            case SpeechEnded end -> {
                boolean news = speaking;
                speaking = false;
                yield Optional.of((TranscriptEvent) end).filter(_ -> news);
            }
            case Partial partial -> Optional.of(partial(partial));
            case Final last -> Optional.of(settle(new Final(numbered(last.segment()))));
            case Completed(var audio) -> Optional.of(new Completed(start.plus(audio)));
            case Notice notice -> Optional.of(notice);
            case Failed failed -> Optional.of(failed);
        };
    }

    private Partial partial(Partial partial) {
        var segment = numbered(partial.segment());
        var words = wordsWithin(segment, partial.committed());
        if (words.isEmpty()) {
            return new Partial(segment, 0);
        }
        var span = new TimeSpan(segment.span().start(), latest(segment.span().start(), words));
        kept = Optional.of(new Final(new Segment(
                segment.id(), span, partial.committedText().strip(), words, segment.confidence(), segment.language())));
        return new Partial(segment, partial.committed());
    }

    /// The words of the first so many characters; none where those are not all of them.
    private static List<Word> wordsWithin(Segment segment, int characters) {
        var within = new ArrayList<Word>();
        int from = 0;
        for (var word : segment.words()) {
            int at = segment.text().indexOf(word.text(), from);
            if (at < 0 || at + word.text().length() > characters) {
                break;
            }
            from = at + word.text().length();
            within.add(word);
        }
        return segment.text().substring(from, Math.max(from, characters)).isBlank() ? within : List.of();
    }

    private static Duration latest(Duration least, List<Word> words) {
        return words.stream()
                .map(word -> word.span().end())
                .reduce(least, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }

    private Final settle(Final last) {
        var segment = last.segment();
        nextId = Math.max(nextId, segment.id() + 1);
        settled = settled.compareTo(segment.span().end()) > 0
                ? settled
                : segment.span().end();
        kept = kept.filter(final_ -> final_.segment().id() > segment.id());
        return last;
    }

    private Segment numbered(Segment segment) {
        return new Segment(
                firstId + segment.id(),
                segment.span(),
                segment.text(),
                segment.words(),
                segment.confidence(),
                segment.language());
    }

    /// The connection broke.
    ///
    /// @return what was committed of a text that was not finished
    Optional<Final> broke() {
        var rest = kept.map(this::settle);
        kept = Optional.empty();
        return rest;
    }

    /// The next connection begins.
    ///
    /// @param at where in the stream
    void next(Duration at) {
        start = at;
        firstId = nextId;
    }
}
