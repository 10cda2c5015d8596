package dev.earshot.engine.model.whisper;

import dev.earshot.engine.decode.Tokenizer;
import dev.earshot.engine.model.whisper.WordSplitter.Piece;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is known of an utterance while it is still being spoken: the beginning that is settled, and what the last draft
/// went on with.
///
/// What is settled is given to the next draft as its beginning. So a draft need not write it again, and no draft, nor
/// the final text, can contradict it.
final class RunningText {
    private final WhisperTokens tokens;
    private final Settling settling;
    private int[] begun = new int[0];
    private List<Piece> tentative = List.of();
    private Optional<WindowText> lastDraft = Optional.empty();

    RunningText(WhisperTokens tokens, Settling settling) {
        this.tokens = tokens;
        this.settling = settling;
    }

    /// What is settled, as a draft has to begin, time stamps included.
    int[] begun() {
        return begun.clone();
    }

    String settled() {
        return tokens.text(begun).stripLeading();
    }

    /// What the last draft went on with.
    String tentative() {
        return tentative.stream().map(Piece::text).collect(Collectors.joining());
    }

    /// A draft of what has been heard so far.
    ///
    /// @param draft begins with [#begun]
    void accept(Draft draft) {
        int[] all = draft.text().tokens();
        var more = Arrays.copyOfRange(all, begun.length, all.length);
        var words = words(more, draft.text().language());
        int settled = settling.settled(words, draft);
        begun = Arrays.copyOf(all, begun.length + length(more, words.subList(0, settled)));
        tentative = words.subList(settled, words.size());
        lastDraft = Optional.of(draft.text());
    }

    /// What is settled, as a segment whose words are not timed; empty while nothing is.
    ///
    /// @param start seconds
    /// @param end seconds
    Optional<TimedSegment> segment(double start, double end, int[] settled) {
        return lastDraft
                .map(draft -> new TimedSegment(start, end, tokens.text(settled), settled, List.of(), draft))
                .filter(segment -> !segment.text().isBlank());
    }

    /// The last draft was none to believe: it says nothing for or against those before it.
    void reject() {
        tentative = List.of();
    }

    private List<Piece> words(int[] written, String language) {
        Tokenizer tokenizer = tokens.tokenizer();
        return new WordSplitter(tokenizer, language)
                .split(Arrays.stream(written)
                        .filter(token -> token < tokens.endOfText())
                        .toArray());
    }

    /// How many of the tokens it takes to write these words, with the time stamps before them.
    private int length(int[] written, List<Piece> words) {
        int missing = words.stream().mapToInt(word -> word.tokens().length).sum();
        int length = 0;
        while (missing > 0) {
            if (written[length] < tokens.endOfText()) {
                missing--;
            }
            length++;
        }
        return length;
    }

    /// A segment that is settled as a whole.
    ///
    /// @param tokens of the segment, with the time stamps at its ends
    /// @param end where it ends, in steps of 20 ms
    /// @param next where what follows it begins, in steps of 20 ms
    record Closed(int[] tokens, int end, int next) {}

    /// Takes off all segments but the last one of what is settled, if there are any: what follows begins anew.
    Optional<Closed> takeClosed() {
        for (int at = begun.length - 1; at > 1; at--) {
            if (tokens.isTimestamp(begun[at]) && tokens.isTimestamp(begun[at - 1])) {
                int next = begun[at] - tokens.timestampBegin();
                var closed = new Closed(Arrays.copyOf(begun, at), begun[at - 1] - tokens.timestampBegin(), next);
                begun = Arrays.stream(begun, at, begun.length)
                        .map(token -> tokens.isTimestamp(token) ? token - next : token)
                        .toArray();
                return Optional.of(closed);
            }
        }
        return Optional.empty();
    }
}
