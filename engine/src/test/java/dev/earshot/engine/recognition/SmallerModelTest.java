package dev.earshot.engine.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.earshot.engine.store.InstalledModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SmallerModelTest {
    private static final InstalledModel LARGE = model("large", "en", "de");
    private static final InstalledModel SMALL = model("small", "en", "de");
    private static final InstalledModel TINY = model("tiny", "en-US");
    private static final InstalledModel BUILT_IN = model("built-in", "en");
    private static final List<InstalledModel> ALL = List.of(LARGE, SMALL, TINY, BUILT_IN);

    private final SmallerModel smaller = new SmallerModel(
            model -> Map.of("large", 1000L, "small", 500L, "tiny", 100L).getOrDefault(model.id(), 0L));

    private static InstalledModel model(String id, String... languages) {
        return new InstalledModel(id, id, "whisper", Optional.empty(), List.of(languages), false);
    }

    @Test
    void theLargestThatIsLessThanHalfAsLargeIsOffered() {
        assertEquals(Optional.of(TINY), smaller.than(LARGE, ALL, Optional.of("en")));
        assertEquals(Optional.of(TINY), smaller.than(SMALL, ALL, Optional.empty()));
        assertEquals(Optional.of(BUILT_IN), smaller.than(TINY, ALL, Optional.of("en-GB")));
    }

    @Test
    void oneThatDoesNotUnderstandTheLanguageIsNotOffered() {
        assertEquals(Optional.empty(), smaller.than(SMALL, ALL, Optional.of("de")));
    }

    @Test
    void nothingIsSmallerThanWhatIsBuiltIn() {
        assertEquals(Optional.empty(), smaller.than(BUILT_IN, ALL, Optional.empty()));
    }
}
