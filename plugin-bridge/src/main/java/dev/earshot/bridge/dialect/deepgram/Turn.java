package dev.earshot.bridge.dialect.deepgram;

import dev.earshot.bridge.wire.Message;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/// What one speaker says until it is somebody else's turn.
final class Turn {
    private final int index;
    private final List<Segment> settled = new ArrayList<>();
    private Optional<Segment> draft = Optional.empty();

    Turn(int index) {
        this.index = index;
    }

    void draft(Segment segment) {
        draft = Optional.of(segment).filter(one -> !one.text().isBlank());
    }

    void settle(Segment segment) {
        draft = Optional.empty();
        settled.add(segment);
    }

    /// Whether anything has been understood.
    boolean worded() {
        return !settled.isEmpty() || draft.isPresent();
    }

    /// Text, words and times as `TurnInfo` has them. Words are never missing where there is text:
    /// clients leave out what has none.
    void write(ObjectNode message) {
        var parts = parts();
        message.put("turn_index", index);
        message.put(
                "audio_window_start", Message.seconds(parts.getFirst().span().start()));
        message.put("audio_window_end", Message.seconds(parts.getLast().span().end()));
        message.put("transcript", parts.stream().map(Segment::text).collect(Collectors.joining(" ")));
        var words = message.putArray("words");
        for (var part : parts) {
            spoken(part)
                    .forEach(word -> words.addObject()
                            .put("word", word.text())
                            .put("confidence", Message.share(word.confidence().orElse(Messages.NO_ESTIMATE))));
        }
    }

    private List<Segment> parts() {
        var parts = new ArrayList<>(settled);
        draft.ifPresent(parts::add);
        return parts;
    }

    private static List<Word> spoken(Segment segment) {
        return segment.words().isEmpty()
                ? Arrays.stream(segment.text().strip().split("\\s+"))
                        .map(text -> new Word(text, segment.span(), segment.confidence()))
                        .toList()
                : segment.words();
    }

    Optional<String> language() {
        return parts().getLast().language();
    }
}
