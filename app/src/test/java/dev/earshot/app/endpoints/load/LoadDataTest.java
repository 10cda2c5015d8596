package dev.earshot.app.endpoints.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.feed.FrameLateness;
import dev.earshot.bridge.load.LoadMoment;
import dev.earshot.bridge.load.LoadStep;
import dev.earshot.engine.scoring.Latencies;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.geometry.Point2D;
import org.junit.jupiter.api.Test;

final class LoadDataTest {
    private static final FrameLateness PUNCTUAL = new FrameLateness(20, Duration.ofMillis(1), Duration.ofMillis(1), 0);
    private static final Latencies NONE = new Latencies(List.of());

    private static Latencies late(int... millis) {
        return new Latencies(
                java.util.Arrays.stream(millis).mapToObj(Duration::ofMillis).toList());
    }

    private static LoadMoment second(int at, int speaking, Latencies finals, Map<String, Integer> failures) {
        return new LoadMoment(Duration.ofSeconds(at), speaking, 0, NONE, finals, failures, PUNCTUAL);
    }

    private static LoadStep step(int streams, Latencies finals, Map<String, Integer> failures) {
        return new LoadStep(
                streams,
                streams,
                failures,
                NONE,
                NONE,
                finals,
                0,
                Map.of(),
                PUNCTUAL,
                0,
                Duration.ofSeconds(10),
                false);
    }

    @Test
    void theSecondsOfALaterStepFollowThoseOfTheOneBefore() {
        var data = LoadData.NONE
                .with(second(1, 1, late(200), Map.of()))
                .with(step(1, late(200), Map.of()))
                .with(second(1, 2, late(300, 500), Map.of()));
        assertEquals(List.of(new Point2D(1, 0.2), new Point2D(11, 0.5)), data.overTime(LoadMoment::finals, 95));
        assertEquals(List.of(new Point2D(1, 0.2), new Point2D(2, 0.3)), data.overStreams(LoadMoment::finals, 50));
        assertEquals(2, data.mostStreams());
    }

    @Test
    void failuresAddUp() {
        var data = Stream.of(
                        second(1, 1, NONE, Map.of("Full.", 2)),
                        second(2, 1, NONE, Map.of()),
                        second(3, 1, NONE, Map.of("Gone.", 1)))
                .reduce(LoadData.NONE, LoadData::with, (a, _) -> a);
        assertEquals(
                List.of(2.0, 2.0, 3.0),
                data.failures().stream().map(Point2D::getY).toList());
    }

    @Test
    void whatCameOfItIsASentence() {
        var wish = LoadWish.USUAL.withGoal(LoadWish.Goal.LIMIT);
        var data = LoadData.NONE.with(step(4, late(200), Map.of()));
        assertEquals(
                "4 streams are sustained: 95 of 100 finals came within 1.00 s, and nothing failed. With more, that did not"
                        + " hold.",
                LoadWords.of(data.withLimit(4), wish));
        assertTrue(LoadWords.of(data.withLimit(0), wish).startsWith("Not even one stream"));
        var failed = LoadData.NONE.with(step(4, late(200), Map.of("The server is full.", 3)));
        assertEquals(
                "95 of 100 finals came within 0.20 s with 4 streams, and 3 of 4 sessions failed, most often so: The server is"
                        + " full. That is not sustained.",
                LoadWords.of(failed, LoadWish.USUAL));
    }

    @Test
    void allOfItIsWrittenForPrograms() {
        var data = LoadData.NONE
                .with(second(1, 3, late(200, 400), Map.of("Full.", 1)))
                .with(step(3, late(200), Map.of()));
        var csv = LoadExport.CSV.write(data, LoadWish.USUAL, "mine").lines().toList();
        assertEquals("1000,3,0,1,,,,200,400,400,1", csv.getLast());
        var json = LoadExport.JSON.write(data, LoadWish.USUAL, "mine");
        assertTrue(json.contains("\"final_p95_ms\" : 400"), json);
    }
}
