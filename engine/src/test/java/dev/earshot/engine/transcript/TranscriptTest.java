package dev.earshot.engine.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TranscriptTest {
    @Test
    void theLanguageIsThatOfMostSegments() {
        assertEquals(Optional.of("de"), in("en", "de", "", "de").language());
        assertEquals(Optional.empty(), in("", "").language());
        assertEquals(Optional.empty(), in().language());
    }

    private static Transcript in(String... languages) {
        var segments = new ArrayList<Segment>();
        for (String language : languages) {
            var spoken = Optional.of(language).filter(tag -> !tag.isEmpty());
            segments.add(new Segment(
                    segments.size(), TimeSpan.ofMillis(0, 1), "so", List.of(), OptionalDouble.empty(), spoken));
        }
        return new Transcript(segments, Duration.ofSeconds(1));
    }
}
