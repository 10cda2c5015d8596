package dev.earshot.engine.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.recognition.SpeedFile.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpeedFileTest {
    private static final Key BASE = new Key("whisper-base", 290, "auto");
    private static final Speed SPEED = new Speed(0.25, 0.125, Speed.Origin.MEASURED);

    @TempDir
    private Path folder;

    private SpeedFile file = new SpeedFile(Path.of("replaced"), "", "");

    @BeforeEach
    void inAFolderThatIsNotThereYet() {
        file = new SpeedFile(folder.resolve("är").resolve("speeds.json"), "0.1.0", "EPYC");
    }

    @Test
    void whatWasMeasuredIsRemembered() {
        var machine = new MachineSpeed(3e11, 2e10, Duration.ofNanos(200_000), 1.5);
        file.keep(BASE, SPEED);
        file.keep(new Key("", 0, "auto"), machine);

        assertEquals(Optional.of(SPEED), file.speed(BASE));
        assertEquals(Optional.of(machine), file.machine(new Key("", 0, "auto")));
        assertTrue(file.speed(new Key("whisper-base", 290, "cpu")).isEmpty());
    }

    @Test
    void newWeightsAreNotAsFastAsTheOldOnes() throws IOException {
        file.keep(BASE, SPEED);
        var changed = new Key("whisper-base", 291, "auto");
        assertTrue(file.speed(changed).isEmpty());

        file.keep(changed, SPEED);

        assertTrue(file.speed(BASE).isEmpty());
        assertEquals(1, Files.readString(file.path()).split("whisper-base", -1).length - 1);
    }

    @Test
    void anotherVersionAndAnotherProcessorBeginAnew() {
        file.keep(BASE, SPEED);

        assertTrue(new SpeedFile(file.path(), "0.2.0", "EPYC").speed(BASE).isEmpty());
        assertTrue(new SpeedFile(file.path(), "0.1.0", "Xeon").speed(BASE).isEmpty());
    }

    @Test
    void aDamagedFileIsAsGoodAsNone() throws IOException {
        file.keep(BASE, SPEED);
        Files.writeString(file.path(), "{\"version\": ");

        assertTrue(file.speed(BASE).isEmpty());
        file.keep(BASE, SPEED);
        assertEquals(Optional.of(SPEED), file.speed(BASE));
    }
}
