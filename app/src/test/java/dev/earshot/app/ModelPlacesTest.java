package dev.earshot.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
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
    void theHubInTheSettingsWinsOverTheEnvironmentAndOneGivenForOnceOverBoth() {
        var places = places(Map.of("HF_ENDPOINT", "https://mirror.example"));
        assertEquals(URI.create("https://mirror.example"), places.hub().base());

        supply.set(ModelSupply.DEFAULT.withHub(Optional.of("https://hub.example/")));
        assertEquals(HUB, places.hub().base());
        assertEquals(
                URI.create("http://localhost:8080"),
                places.hubAt("http://localhost:8080").base());
    }

    @Test
    void anAddressThatIsNoneDoesNotHideTheModelsThatAreHere() {
        assertEquals(
                home.resolve("hub"),
                places(Map.of(
                                "HF_ENDPOINT",
                                "nonsense",
                                "HF_HUB_CACHE",
                                home.resolve("hub").toString()))
                        .cache()
                        .folder());
    }

    @Test
    void aTokenThatWasGivenToEarshotWinsOverTheEnvironmentAtItsOwnHubOnly() throws IOException {
        var places = places(Map.of("HF_ENDPOINT", HUB.toString(), "HF_TOKEN", "of-the-environment"));
        places.tokens().keep(HUB, new Secret("kept"));

        assertEquals(Optional.of(new Secret("kept")), places.hub().token());
        assertEquals(
                Optional.of(new Secret("of-the-environment")),
                places.hubAt("https://other.example").token());
        assertTrue(places.tokens().forget(HUB));
        assertFalse(places.tokens().forget(HUB));
        assertEquals(Optional.of(new Secret("of-the-environment")), places.hub().token());
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

        assertEquals(
                Optional.empty(),
                places(Map.of("HF_ENDPOINT", HUB.toString())).hub().token());
    }
}
