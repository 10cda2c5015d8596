package dev.earshot.bridge.secrets.keyring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.SttException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyOriginTest {
    @ParameterizedTest
    @CsvSource({
        "https://api.example.org/v1/listen?model=x#y, https://api.example.org",
        "wss://api.example.org:443/v1, https://api.example.org",
        "WSS://API.Example.ORG, https://api.example.org",
        "ws://127.0.0.1:8000/ws, http://127.0.0.1:8000",
        "http://localhost:80, http://localhost",
        "https://example.org:80, https://example.org:80",
        "https://[0:0:0:0:0:0:0:1]:8443/, https://[0:0:0:0:0:0:0:1]:8443",
        "https://[::1]:8443/, https://[0:0:0:0:0:0:0:1]:8443",
    })
    void addressesOfTheSameOriginAreTheSame(String address, String origin) {
        assertEquals(origin, KeyOrigin.of(address).toString());
        assertEquals(KeyOrigin.of(origin), KeyOrigin.of(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.example.org",
                "https://api.example.org:8443",
                "https://example.org",
                "https://eu.api.example.org",
                "https://api.example.org.",
                "https://api.example.org.evil.test",
                "https://api-example.org",
                "https://xn--pi-7ba.example.org",
            })
    void nothingElseIsTakenForTheSame(String other) {
        assertNotEquals(KeyOrigin.of("https://api.example.org"), KeyOrigin.of(other));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "api.example.org",
                "api.example.org:443",
                "ftp://example.org",
                "file:///etc/passwd",
                "https://",
                "https://*.example.org",
                "https://{{host}}/v1",
                "https://a b",
                "https://example.org:0",
                "https://example.org:70000",
                "https://[fe80::1%25eth0]/",
                "https://hush@example.org",
                "https://user:hush@example.org",
            })
    void whatIsNoAddressOfAServiceIsSaidWithoutWhatMayBeAKey(String text) {
        var sentence =
                assertThrows(SttException.class, () -> KeyOrigin.of(text)).sentence();
        assertTrue(!sentence.contains("hush"), sentence);
    }

    @Test
    void aRecordMadeByHandIsBroughtIntoTheSameForm() {
        assertEquals(KeyOrigin.of("https://example.org"), new KeyOrigin("WSS", "Example.org", -1));
        assertThrows(SttException.class, () -> new KeyOrigin("https", "example.org/evil", 443));
    }
}
