package dev.earshot.bridge.dialect.aws;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Silence that was sent so that a connection stays, and that nobody has heard: the service counts it,
/// and its times are put right here.
final class AddedSilence {
    private record Piece(Duration at, Duration length) {}

    private final List<Piece> pieces = new ArrayList<>();
    private Duration all = Duration.ZERO;

    /// @param sent so much sound of the client's own was sent before it
    void add(Duration sent, Duration length) {
        pieces.add(new Piece(sent.plus(all), length));
        all = all.plus(length);
    }

    /// A time of the service's, on the axis of the client's own sound.
    Duration without(Duration time) {
        var own = time;
        for (var piece : pieces) {
            var over = time.minus(piece.at());
            if (over.isPositive()) {
                own = own.minus(over.compareTo(piece.length()) < 0 ? over : piece.length());
            }
        }
        return own;
    }
}
