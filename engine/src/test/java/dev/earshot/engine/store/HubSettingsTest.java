package dev.earshot.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.SttException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubSettingsTest {
    @TempDir
    private Path home;

    @Test
    void withoutAnyVariableItIsHuggingFaceAndItsCacheInTheHomeFolder() {
        var settings = HubSettings.of(Map.of(), home);
        assertEquals(URI.create("https://huggingface.co"), settings.base());
        assertEquals(home.resolve(".cache/huggingface/hub"), settings.cache());
        assertEquals(Optional.empty(), settings.token());
        assertFalse(settings.offline());
    }

    @Test
    void theVariablesOfHuggingFaceAreHonoured() {
        var settings = HubSettings.of(
                Map.of(
                        "HF_ENDPOINT",
                        "http://mirror:8080/",
                        "HF_TOKEN",
                        " t ",
                        "HF_HOME",
                        "/hf",
                        "HF_HUB_OFFLINE",
                        "true"),
                home);
        assertEquals(URI.create("http://mirror:8080"), settings.base());
        assertEquals(Optional.of(new Secret("t")), settings.token());
        assertEquals(Path.of("/hf/hub"), settings.cache());
        assertTrue(settings.offline());
    }

    @Test
    void theTokenThatTheirToolLeftIsUsed() throws IOException {
        Files.createDirectories(home.resolve(".cache/huggingface"));
        Files.writeString(home.resolve(".cache/huggingface/token"), "hf_left\n");
        assertEquals(
                Optional.of(new Secret("hf_left")),
                HubSettings.of(Map.of(), home).token());
    }

    @Test
    void aTokenIsNeverShown() {
        assertFalse(
                HubSettings.of(Map.of("HF_TOKEN", "hf_geheim"), home).toString().contains("geheim"));
    }

    @Test
    void anAddressThatIsNoneIsSaid() {
        var failure = assertThrows(SttException.class, () -> HubSettings.address("hugging face"));
        assertTrue(failure.sentence().contains("write it like https://huggingface.co"), failure.sentence());
    }

    @Test
    void proxiesAreFoundAndExceptionsHold() {
        var proxies = Proxies.of(Map.of(
                "https_proxy",
                "http://me:pass@proxy:3128",
                "HTTP_PROXY",
                "other:80",
                "no_proxy",
                "localhost,.corp.example, 10.0.0.1:8080"));
        var proxy = Optional.of(URI.create("http://me:pass@proxy:3128"));
        assertEquals(proxy, proxies.forAddress(URI.create("https://huggingface.co/x")));
        assertEquals(
                Optional.of(URI.create("http://other:80")), proxies.forAddress(URI.create("http://huggingface.co/x")));
        assertEquals(Optional.empty(), proxies.forAddress(URI.create("https://localhost/x")));
        assertEquals(Optional.empty(), proxies.forAddress(URI.create("https://a.corp.example/x")));
        assertEquals(Optional.empty(), proxies.forAddress(URI.create("http://10.0.0.1:8080/x")));
        assertTrue(proxies.forAddress(URI.create("http://10.0.0.1/x")).isPresent());
        assertEquals(Optional.empty(), Proxies.none().forAddress(URI.create("https://huggingface.co")));
    }
}
