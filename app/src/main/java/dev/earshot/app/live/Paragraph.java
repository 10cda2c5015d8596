package dev.earshot.app.live;

import dev.earshot.app.speech.Reading;
import dev.earshot.engine.transcript.Segment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// An utterance on the screen: its segments in order, the last of which may still be spoken. Immutable.
///
/// @param ear which recognition of the session wrote it
/// @param pieces never empty, in the order of their ids
/// @param reading how it is shown
record Paragraph(int ear, List<Piece> pieces, Reading reading) {
    Paragraph {
        pieces = List.copyOf(pieces);
    }

    Duration start() {
        return pieces.getFirst().segment().span().start();
    }

    /// The middle of the newest segment: what begins later is another utterance.
    Duration middle() {
        var span = pieces.getLast().segment().span();
        return span.start().plus(span.end()).dividedBy(2);
    }

    boolean settled() {
        return pieces.stream().allMatch(Piece::settled);
    }

    boolean has(int id) {
        return pieces.stream().anyMatch(piece -> piece.id() == id);
    }

    /// One line whatever the segments say.
    String text() {
        var text = new StringBuilder();
        for (var piece : pieces) {
            join(text, shown(piece));
        }
        return text.toString();
    }

    /// How many leading characters of the text will not change again.
    int committed() {
        var text = new StringBuilder();
        for (var piece : pieces) {
            int before = text.length();
            join(text, shown(piece));
            if (!piece.settled()) {
                int end = text.length();
                int open = shown(piece).stripTrailing().length()
                        - Math.min(shown(piece).length(), piece.committed());
                return Math.clamp(end - Math.max(0, open), before, end);
            }
        }
        return text.length();
    }

    private static void join(StringBuilder text, String next) {
        var bare = next.strip();
        text.append(text.isEmpty() || bare.isEmpty() ? "" : " ").append(bare);
    }

    /// As many characters, without line breaks.
    private String shown(Piece piece) {
        return reading.shown(piece.segment()).text().replace('\n', ' ').replace('\r', ' ');
    }

    List<Segment> segments() {
        return pieces.stream().filter(Piece::settled).map(Piece::segment).toList();
    }

    /// With a newer view of a segment, or one more. What is settled stays.
    Paragraph with(Piece newer) {
        var all = new ArrayList<Piece>(pieces.size() + 1);
        boolean placed = false;
        for (var piece : pieces) {
            if (piece.id() == newer.id()) {
                all.add(piece.settled() ? piece : newer);
                placed = true;
            } else {
                if (!placed && piece.id() > newer.id()) {
                    all.add(newer);
                    placed = true;
                }
                all.add(piece);
            }
        }
        if (!placed) {
            all.add(newer);
        }
        return new Paragraph(ear, all, reading);
    }

    Paragraph read(Reading how) {
        return new Paragraph(ear, pieces, how);
    }
}
