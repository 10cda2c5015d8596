package dev.earshot.engine.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.recognition.Recommendation.Purpose;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RecommendationTest {
    private static final long GB = 1_000_000_000;

    private static Candidate model(String name, long megabytes, double memory, boolean english, double quality) {
        return new Candidate(
                name, name, megabytes * 1_000_000, (long) (memory * GB), english, quality, Optional.empty());
    }

    private static final Candidate TINY = model("Whisper tiny", 151, 0.3, false, 39);
    private static final Candidate BASE = model("Whisper base", 290, 0.5, false, 74);
    private static final Candidate BASE_EN = model("Whisper base.en", 290, 0.5, true, 96);
    private static final Candidate SMALL = model("Whisper small", 967, 1.5, false, 244);
    private static final Candidate LARGE = model("Whisper large-v3", 3090, 7, false, 1550);
    private static final List<Candidate> ALL = List.of(LARGE, TINY, BASE_EN, SMALL, BASE);

    private static Machine machine(double memory, int cores) {
        return new Machine((long) (memory * GB), cores, OptionalLong.empty());
    }

    private static Candidate at(Candidate one, double live, double recording) {
        return at(one, new Speed(live, recording, Speed.Origin.ESTIMATED));
    }

    private static Candidate at(Candidate one, Speed speed) {
        return new Candidate(
                one.id(), one.name(), one.download(), one.memory(), one.english(), one.quality(), Optional.of(speed));
    }

    private static List<Candidate> each(Function<Candidate, Candidate> change) {
        return ALL.stream().map(change).toList();
    }

    private static Recommendation best(List<Candidate> models, Machine machine, Purpose purpose) {
        return Recommendation.of(models, machine, purpose).orElseThrow();
    }

    @Test
    void aSmallMachineIsOfferedWhatLeavesHalfOfItsMemory() {
        var fast = each(one -> at(one, 0.1, 0.1));

        var offer = best(fast, machine(2, 8), Purpose.ANY_LANGUAGE);

        assertEquals("Whisper base", offer.model().name());
        assertEquals("Whisper base: 290 MB, about 10 times faster than real time on this machine.", offer.sentence());
        assertEquals(
                "Whisper small is more accurate, and needs 1.5 GB of memory, too much for this machine.",
                offer.reason());
    }

    @Test
    void aMachineWithRoomIsOfferedTheBestThatKeepsUp() {
        var models = each(one -> at(one, one.memory() / 3.5e9, one.memory() / 2e9));

        var offer = best(models, machine(8, 2), Purpose.ANY_LANGUAGE);

        assertEquals("Whisper small", offer.model().name());
        assertEquals(
                "Whisper large-v3 is more accurate, and needs 7.0 GB of memory, too much for this machine.",
                offer.reason());
        assertEquals(
                "Whisper large-v3 is more accurate, and too slow here for live speech.",
                best(models, machine(32, 2), Purpose.ANY_LANGUAGE).reason());
    }

    @Test
    void whatJustKeepsUpIsOfferedOnlyWhereItWasMeasured() {
        var measured = List.of(at(BASE, 0.1, 0.1), at(SMALL, new Speed(0.7, 0.5, Speed.Origin.MEASURED)));
        var estimated = List.of(at(BASE, 0.1, 0.1), at(SMALL, 0.7, 0.5));

        assertEquals(
                "Whisper small",
                best(measured, machine(8, 2), Purpose.ANY_LANGUAGE).model().name());
        assertEquals(
                "Whisper base",
                best(estimated, machine(8, 2), Purpose.ANY_LANGUAGE).model().name());
    }

    @Test
    void aFastMachineIsOfferedTheMostAccurate() {
        var offer = best(each(one -> at(one, 0.2, 0.1)), machine(32, 32), Purpose.ANY_LANGUAGE);

        assertEquals("Whisper large-v3", offer.model().name());
        assertTrue(offer.reason().startsWith("It is the most accurate"), offer.reason());
    }

    @Test
    void whoSpeaksEnglishIsOfferedAModelForEnglish() {
        var small = machine(2, 2);

        assertEquals(
                "Whisper base.en", best(ALL, small, Purpose.ENGLISH).model().name());
        assertEquals(
                "Whisper base", best(ALL, small, Purpose.ANY_LANGUAGE).model().name());
    }

    @Test
    void withoutAMeasurementTheCoresDecide() {
        assertEquals(
                "Whisper base",
                best(ALL, machine(8, 2), Purpose.ANY_LANGUAGE).model().name());
        assertEquals(
                "Whisper small",
                best(ALL, machine(8, 8), Purpose.ANY_LANGUAGE).model().name());
        assertEquals(
                "Whisper base: 290 MB; how fast it is here is measured when it is installed.",
                best(ALL, machine(8, 2), Purpose.ANY_LANGUAGE).sentence());
    }

    @Test
    void aGpuHoldsAModelInHalfTheMemory() {
        var withGpu = new Machine(8 * GB, 2, OptionalLong.of(6 * GB));
        var smallGpu = new Machine(8 * GB, 2, OptionalLong.of(2 * GB));

        assertEquals(
                "Whisper large-v3",
                best(ALL, withGpu, Purpose.ANY_LANGUAGE).model().name());
        assertEquals(
                "Whisper small",
                best(ALL, smallGpu, Purpose.ANY_LANGUAGE).model().name());
    }

    @Test
    void whereNothingKeepsUpTheFastestIsOfferedForRecordings() {
        var slow = each(one -> at(one, one.memory() / 1e8, one.memory() / 1e8));

        var offer = best(slow, machine(8, 1), Purpose.ANY_LANGUAGE);

        assertEquals("Whisper tiny", offer.model().name());
        assertTrue(offer.reason().contains("recordings"), offer.reason());
        assertTrue(offer.sentence().contains("about 3 times slower than real time"), offer.sentence());
    }

    @Test
    void nothingIsOfferedWhereNothingFits() {
        assertTrue(Recommendation.of(ALL, machine(0.25, 2), Purpose.ENGLISH).isEmpty());
        assertTrue(Recommendation.of(List.of(), machine(32, 2), Purpose.ENGLISH).isEmpty());
    }
}
