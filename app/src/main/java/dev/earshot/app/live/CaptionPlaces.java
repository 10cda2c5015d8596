package dev.earshot.app.live;

import dev.earshot.app.shell.LiveChoices;
import dev.earshot.app.shell.LiveChoices.CaptionPlace;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.geometry.Rectangle2D;

/// Where the captions go on the screens there are: where they were on the same screens, or low in the middle of the
/// first.
final class CaptionPlaces {
    static final double SMALLEST_TYPE = 18;
    static final double LARGEST_TYPE = 120;
    static final double LEAST_WIDTH = 280;
    static final double LEAST_HEIGHT = 64;

    private static final double USUAL_TYPE = 36;
    private static final double USUAL_WIDTH = 1000;
    /// Three lines and the room around them.
    private static final double USUAL_HEIGHT = 3 * 1.37 * USUAL_TYPE + 32;

    private static final double FROM_BELOW = 48;

    /// How much of the captions must be on a screen for a person to get hold of them.
    private static final double GRIP = 80;

    private CaptionPlaces() {}

    /// What tells one arrangement of screens from another.
    static String arrangement(List<Rectangle2D> screens) {
        return screens.stream()
                .sorted(Comparator.comparingDouble(Rectangle2D::getMinX).thenComparingDouble(Rectangle2D::getMinY))
                .map(at -> String.format(
                        Locale.ROOT, "%.0fx%.0f%+.0f%+.0f", at.getWidth(), at.getHeight(), at.getMinX(), at.getMinY()))
                .collect(Collectors.joining(" "));
    }

    /// @param screens what each leaves to windows, the main one first
    static CaptionPlace on(List<Rectangle2D> screens, LiveChoices choices) {
        var known = choices.captions().get(arrangement(screens));
        return known != null && canBeHeld(known, screens) ? within(known) : usual(screens.getFirst());
    }

    private static CaptionPlace usual(Rectangle2D screen) {
        double width = Math.min(USUAL_WIDTH, screen.getWidth() * 0.9);
        double height = Math.min(USUAL_HEIGHT, screen.getHeight() / 2);
        return new CaptionPlace(
                Math.rint(screen.getMinX() + (screen.getWidth() - width) / 2),
                Math.rint(Math.max(screen.getMinY(), screen.getMaxY() - height - FROM_BELOW)),
                width,
                height,
                USUAL_TYPE);
    }

    private static boolean canBeHeld(CaptionPlace place, List<Rectangle2D> screens) {
        return screens.stream().anyMatch(screen -> {
            double right = Math.min(place.x() + place.width(), screen.getMaxX());
            double bottom = Math.min(place.y() + place.height(), screen.getMaxY());
            return right - Math.max(place.x(), screen.getMinX()) >= GRIP
                    && bottom - Math.max(place.y(), screen.getMinY()) >= LEAST_HEIGHT / 2;
        });
    }

    private static CaptionPlace within(CaptionPlace place) {
        return new CaptionPlace(
                place.x(),
                place.y(),
                Math.max(LEAST_WIDTH, place.width()),
                Math.max(LEAST_HEIGHT, place.height()),
                Math.clamp(place.type(), SMALLEST_TYPE, LARGEST_TYPE));
    }
}
