package dev.earshot.app.transcribe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.app.speech.Morning;
import dev.earshot.app.transcribe.Search.Match;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.Test;

class SearchTest {
    private final ObservableList<Line> lines = FXCollections.observableArrayList(
            Morning.segments().stream().limit(3).map(Line::settled).toList());
    private final Search search = new Search();

    SearchTest() {
        search.in(lines);
    }

    @Test
    void capitalsMakeNoDifference() {
        search.query().set("THE W");

        assertEquals(List.of(new Match(1, 0, 5)), search.found().get().matches());
        assertEquals("1 of 1", search.summary());
    }

    @Test
    void nextAndPreviousGoRoundInCircles() {
        search.query().set("the");
        int count = search.found().get().matches().size();

        search.previous();
        assertEquals(count - 1, search.found().get().at());
        search.next();
        assertEquals(0, search.found().get().at());
        assertEquals("1 of " + count, search.summary());
    }

    @Test
    void whatIsLookedForIsTakenLiterally() {
        search.query().set(".*");

        assertTrue(search.found().get().matches().isEmpty());
        assertEquals("No matches", search.summary());
    }

    @Test
    void aTranscriptThatGrowsIsSearchedFromWhereItGrew() {
        search.query().set("the");
        search.next();
        var before = search.found().get();

        lines.add(Line.settled(Morning.segments().get(3)));

        var after = search.found().get();
        assertEquals(
                before.matches(), after.matches().subList(0, before.matches().size()));
        assertEquals(before.matches().size() + 1, after.matches().size());
        assertEquals(before.current(), after.current());
    }

    @Test
    void aLineThatChangesLosesItsOldMatches() {
        search.query().set("morning");
        assertEquals(1, search.found().get().matches().size());

        lines.set(2, Line.settled(Morning.segments().get(0)));

        assertTrue(search.found().get().matches().isEmpty());
        assertEquals(Optional.empty(), search.found().get().current());
    }

    @Test
    void nothingLookedForIsNothingFound() {
        search.query().set("the");
        search.query().set("  ");

        assertEquals(Search.Found.NOTHING, search.found().get());
        assertEquals("", search.summary());
    }

    @Test
    void anotherTranscriptIsSearchedAtOnceAndTheOldOneForgotten() {
        search.query().set("news");
        search.in(FXCollections.observableArrayList());
        assertTrue(search.found().get().matches().isEmpty());

        lines.add(Line.settled(Morning.segments().get(0)));
        assertTrue(search.found().get().matches().isEmpty());
    }
}
