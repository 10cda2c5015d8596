package dev.earshot.engine.vad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.Shared;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectorsTest {
    private static final String WEIGHTS = "silero_vad_16k.safetensors";

    @TempDir
    private Path folder;

    private static Endpointing asking(Detector detector) {
        return Endpointing.DEFAULT.withDetector(detector);
    }

    @Test
    void withoutADownloadTheBuiltInOneListens() {
        try (var detectors = new Detectors(() -> Optional.of(folder));
                var detector = detectors.open(Endpointing.DEFAULT, 9)) {
            assertEquals(Detector.BUILT_IN, detectors.usual());
            assertEquals(Detector.BUILT_IN, detector.kind());
            assertEquals(Optional.empty(), detector.notice());
        }
    }

    @Test
    void sileroThatIsNotHereIsRefusedInASentenceThatSaysHowToGetIt() {
        try (var detectors = Detectors.builtIn()) {
            var refused = assertThrows(SttException.class, () -> detectors.open(asking(Detector.SILERO), 9));
            assertEquals(SttError.MODEL_NOT_FOUND, refused.error());
            assertTrue(refused.sentence().contains("earshot models get silero-vad"), refused.sentence());
        }
    }

    @Test
    void aDamagedSileroIsReplacedAndThatIsSaidUnlessItWasAskedFor() throws IOException {
        Files.writeString(folder.resolve(WEIGHTS), "no weights at all");
        try (var detectors = new Detectors(() -> Optional.of(folder));
                var detector = detectors.open(Endpointing.DEFAULT, 9)) {
            assertEquals(Detector.BUILT_IN, detector.kind());
            assertTrue(detector.notice().orElseThrow().contains("silero-vad"));
            assertEquals(
                    SttError.MODEL_CORRUPT,
                    assertThrows(SttException.class, () -> detectors.open(asking(Detector.SILERO), 9))
                            .error());
            assertEquals(
                    Optional.empty(),
                    detectors.open(asking(Detector.BUILT_IN), 9).notice());
        }
    }

    @Test
    void sileroIsUsedAsSoonAsItIsHereAndByManyStreams() throws IOException {
        var published = Shared.fixture("../models/silero-vad/" + WEIGHTS);
        try (var detectors = new Detectors(() -> Optional.of(folder))) {
            assertEquals(Detector.BUILT_IN, detectors.usual());
            Files.copy(published, folder.resolve(WEIGHTS));
            assertEquals(Detector.SILERO, detectors.usual());
            var block = new float[Endpointer.BLOCK];
            try (var one = detectors.open(Endpointing.DEFAULT, 9);
                    var other = detectors.open(asking(Detector.SILERO), 9)) {
                assertEquals(Detector.SILERO, one.kind());
                assertEquals(one.hear(block), other.hear(block));
            }
        }
    }
}
