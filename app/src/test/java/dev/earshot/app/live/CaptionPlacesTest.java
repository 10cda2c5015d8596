package dev.earshot.app.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.app.shell.LiveChoices;
import dev.earshot.app.shell.LiveChoices.CaptionPlace;
import java.util.List;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

class CaptionPlacesTest {
    private static final Rectangle2D LAPTOP = new Rectangle2D(0, 0, 1440, 900);
    private static final Rectangle2D PROJECTOR = new Rectangle2D(1440, 0, 1920, 1080);

    @Test
    void atFirstTheyAreLowInTheMiddleOfTheMainScreen() {
        var place = CaptionPlaces.on(List.of(LAPTOP, PROJECTOR), LiveChoices.DEFAULT);
        assertEquals(220, place.x());
        assertTrue(place.y() > 600 && place.y() + place.height() < 900);
    }

    @Test
    void eachArrangementOfScreensHasItsOwnPlace() {
        var onProjector = new CaptionPlace(1500, 800, 1700, 250, 60);
        var both = CaptionPlaces.arrangement(List.of(LAPTOP, PROJECTOR));
        var choices = LiveChoices.DEFAULT.withCaptions(both, onProjector);

        assertEquals(onProjector, CaptionPlaces.on(List.of(LAPTOP, PROJECTOR), choices));
        assertEquals(onProjector, CaptionPlaces.on(List.of(PROJECTOR, LAPTOP), choices), "whichever is the main one");
        var alone = CaptionPlaces.on(List.of(LAPTOP), choices);
        assertTrue(alone.x() + alone.width() <= 1440, "brought back when the projector is gone");
        assertNotEquals(both, CaptionPlaces.arrangement(List.of(LAPTOP)));
    }

    @Test
    void whatNobodyCanGetHoldOfIsBroughtBack() {
        var screens = List.of(LAPTOP);
        var choices = LiveChoices.DEFAULT.withCaptions(
                CaptionPlaces.arrangement(screens), new CaptionPlace(1430, 100, 600, 150, 40));
        assertEquals(CaptionPlaces.on(screens, LiveChoices.DEFAULT), CaptionPlaces.on(screens, choices));
    }
}
