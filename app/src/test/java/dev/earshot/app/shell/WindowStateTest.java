package dev.earshot.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowStateTest {
    private static final Rectangle2D LAPTOP = new Rectangle2D(0, 24, 1440, 876);
    private static final Rectangle2D BESIDE_IT = new Rectangle2D(1440, 0, 1920, 1080);

    @Test
    void theFirstWindowIsInTheMiddleOfTheMainScreen() {
        assertEquals(new Rectangle2D(130, 72, 1180, 780), WindowState.FIRST.placedOn(List.of(LAPTOP, BESIDE_IT)));
    }

    @Test
    void aWindowComesBackWhereItWasAlsoOnTheSecondScreen() {
        var where = new Rectangle2D(1500, 100, 900, 700);
        assertEquals(where, left(where).placedOn(List.of(LAPTOP, BESIDE_IT)));
    }

    @Test
    void aWindowWhoseScreenIsGoneComesToTheMainOneInItsSize() {
        var placed = left(new Rectangle2D(1500, 100, 900, 700)).placedOn(List.of(LAPTOP));
        assertEquals(new Rectangle2D(270, 112, 900, 700), placed);
    }

    @Test
    void aWindowWhoseTitleBarNobodyCouldReachIsMoved() {
        for (var lost : List.of(
                new Rectangle2D(300, -400, 900, 700),
                new Rectangle2D(300, 890, 900, 700),
                new Rectangle2D(-880, 100, 900, 700),
                new Rectangle2D(1400, 100, 900, 700))) {
            assertEquals(270, left(lost).placedOn(List.of(LAPTOP)).getMinX(), lost.toString());
        }
    }

    @Test
    void aWindowIsNeverLargerThanItsScreenAndNeverTooSmallToUse() {
        var large = left(new Rectangle2D(100, 50, 4000, 3000)).placedOn(List.of(LAPTOP));
        assertEquals(LAPTOP.getWidth(), large.getWidth());
        assertEquals(LAPTOP.getHeight(), large.getHeight());

        var tiny = left(new Rectangle2D(100, 50, 20, 10)).placedOn(List.of(LAPTOP));
        assertEquals(WindowState.MIN_WIDTH, tiny.getWidth());
        assertEquals(WindowState.MIN_HEIGHT, tiny.getHeight());
    }

    @Test
    void whatIsWrittenIsReadAgain(@TempDir Path folder) throws Exception {
        var file = new JsonFile(folder.resolve("window.json"));
        var state = new WindowState(Optional.of(new Rectangle2D(-5, 3.5, 800, 600)), true, Optional.of("Settings"));
        file.change(state::write);
        assertEquals(state, WindowState.read(file.read()));
    }

    @Test
    void nonsenseInTheFileIsAFirstStart(@TempDir Path folder) throws Exception {
        var file = new JsonFile(folder.resolve("window.json"));
        file.change(json -> json.put("bounds", "large").put("maximised", "yes").put("page", 3));
        assertEquals(WindowState.FIRST, WindowState.read(file.read()));

        file.change(json -> json.putObject("bounds")
                .put("x", 1)
                .put("y", 1)
                .put("width", -3)
                .put("height", 9));
        assertTrue(WindowState.read(file.read()).bounds().isEmpty());
    }

    private static WindowState left(Rectangle2D bounds) {
        return new WindowState(Optional.of(bounds), false, Optional.empty());
    }
}
