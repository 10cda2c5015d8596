package dev.earshot.app.shell;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import tools.jackson.databind.node.ObjectNode;

/// How the window was left, as it lies in `window.json`.
///
/// @param bounds where it is when it is not maximised; empty before the first time
/// @param page title of the page that was shown; empty before the first time
record WindowState(Optional<Rectangle2D> bounds, boolean maximised, Optional<String> page) {
    static final WindowState FIRST = new WindowState(Optional.empty(), false, Optional.empty());
    static final double MIN_WIDTH = 640;
    static final double MIN_HEIGHT = 480;

    private static final double USUAL_WIDTH = 1180;
    private static final double USUAL_HEIGHT = 780;

    /// How much of the title bar must be on a screen for a person to get hold of the window.
    private static final double GRIP_WIDTH = 120;
    private static final double GRIP_HEIGHT = 24;

    static WindowState read(ObjectNode json) {
        var at = json.path("bounds");
        boolean complete = List.of("x", "y", "width", "height").stream()
                .allMatch(field -> at.path(field).isNumber());
        Optional<Rectangle2D> bounds = complete
                        && at.path("width").doubleValue() > 0
                        && at.path("height").doubleValue() > 0
                ? Optional.of(new Rectangle2D(
                        at.path("x").doubleValue(),
                        at.path("y").doubleValue(),
                        at.path("width").doubleValue(),
                        at.path("height").doubleValue()))
                : Optional.empty();
        var page = json.path("page");
        return new WindowState(
                bounds,
                json.path("maximised").booleanValue(false),
                page.isString() ? Optional.of(page.stringValue()) : Optional.empty());
    }

    void write(ObjectNode json) {
        bounds.ifPresent(at -> json.putObject("bounds")
                .put("x", at.getMinX())
                .put("y", at.getMinY())
                .put("width", at.getWidth())
                .put("height", at.getHeight()));
        json.put("maximised", maximised);
        page.ifPresent(title -> json.put("page", title));
    }

    /// Where the window goes on these screens: where it was if a person could still get hold of it there, otherwise in
    /// the middle of the first screen. Never larger than its screen.
    ///
    /// @param screens what each leaves to windows, the main one first
    Rectangle2D placedOn(List<Rectangle2D> screens) {
        return bounds.flatMap(at -> screens.stream()
                        .filter(screen -> canBeHeld(at, screen))
                        .findFirst()
                        .map(screen -> at(at.getMinX(), at.getMinY(), sized(at, screen))))
                .orElseGet(() -> centred(screens.getFirst()));
    }

    private static boolean canBeHeld(Rectangle2D window, Rectangle2D screen) {
        double left = Math.max(window.getMinX(), screen.getMinX());
        double right = Math.min(window.getMaxX(), screen.getMaxX());
        return right - left >= GRIP_WIDTH
                && window.getMinY() >= screen.getMinY()
                && window.getMinY() + GRIP_HEIGHT <= screen.getMaxY();
    }

    private Rectangle2D centred(Rectangle2D screen) {
        var size = sized(bounds.orElse(new Rectangle2D(0, 0, USUAL_WIDTH, USUAL_HEIGHT)), screen);
        return at(
                screen.getMinX() + (screen.getWidth() - size.getWidth()) / 2,
                screen.getMinY() + (screen.getHeight() - size.getHeight()) / 2,
                size);
    }

    private static Rectangle2D sized(Rectangle2D wanted, Rectangle2D screen) {
        return new Rectangle2D(
                0,
                0,
                Math.min(Math.max(wanted.getWidth(), MIN_WIDTH), screen.getWidth()),
                Math.min(Math.max(wanted.getHeight(), MIN_HEIGHT), screen.getHeight()));
    }

    private static Rectangle2D at(double x, double y, Rectangle2D size) {
        return new Rectangle2D(x, y, size.getWidth(), size.getHeight());
    }
}
