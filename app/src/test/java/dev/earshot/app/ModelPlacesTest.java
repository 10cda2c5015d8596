package dev.earshot.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.earshot.app.shell.ModelSupply;
import dev.earshot.engine.store.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelPlacesTest {
    private static final URI HUB = URI.create("https://hub.example");

    @TempDir
    private Path home;

    private final AtomicReference<ModelSupply> supply = new AtomicReference<>(ModelSupply.DEFAULT);

    private ModelPlaces places(Map<String, String> environment) {
        var places = new Places(home.resolve("config"), home.resolve("data"), home.resolve("recordings"));
        return new ModelPlaces(places, supply::get, environment, home);
    }

    @Test
    void modelsLieWhereTheSettingsSayNow() {
        var places = places(Map.of());
        assertEquals(home.resolve("data/models"), places.folder());

        supply.set(ModelSupply.DEFAULT.withFolder(Optional.of(home.resolve("elsewhere"))));
        assertEquals(home.resolve("elsewhere"), places.folder());
    }

    @Test
    void theFileWithTheTokensIsForThisUserOnly() throws IOException {
        var file = home.resolve("config/hub-token");
        assumeTrue(Files.getFileStore(home).supportsFileAttributeView("posix"), "no such permissions here");
        places(Map.of()).tokens().keep(HUB, new Secret("kept"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
        places(Map.of()).tokens().keep(HUB, new Secret("newer"));

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void aDamagedFileWithTokensHoldsNone() throws IOException {
        Files.createDirectories(home.resolve("config"));
        Files.writeString(home.resolve("config/hub-token"), "{oops");

        assertEquals(Optional.empty(), places(Map.of()).tokens().find(HUB));
    }
}
