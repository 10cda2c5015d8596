package dev.earshot.bridge.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.secrets.keyring.KeyOrigin;
import dev.earshot.engine.SttException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EndpointBookTest {
    @Test
    void variablesAreFilledInEverywhereAndWithNothingElseChanged() {
        var resolved = Books.full().resolve("kitchen", "staging");
        assertEquals(URI.create("wss://stt.staging.test:8443/v1/listen"), resolved.address());
        assertEquals(Optional.of("staging"), resolved.environment());
        assertEquals(Optional.of("nova-3"), resolved.endpoint().model());
        assertEquals(
                List.of(new Field("keyterm", "Earshot"), new Field("keyterm", "LiveKit"), new Field("tier", "a&b")),
                resolved.endpoint().query());
        assertEquals(
                new Field("X-Region", "eu $1"), resolved.endpoint().headers().getFirst());
        assertEquals(Optional.of(KeyOrigin.of("https://stt.staging.test:8443")), resolved.origin());
        assertEquals(Books.full("kitchen").limits(), resolved.endpoint().limits());
    }

    @Test
    void anUnknownVariableIsNamedWithTheFieldThatHoldsIt() {
        var book = Books.full();
        assertEquals(
                "The variable 'host' in the address of 'kitchen' is not known: the environment 'elsewhere' has none of"
                        + " that name. Add it, or choose another environment.",
                sentence(() -> book.resolve("kitchen", "elsewhere")));
        assertEquals(
                "The variable 'host' in the address of 'kitchen' is not known: no environment was chosen, which has none"
                        + " of that name. Add it, or choose another environment.",
                sentence(() -> book.resolve("kitchen")));
        var almost = book.with(Environment.of("almost", Map.of("host", "a.test", "generation", "3", "tier", "")));
        assertTrue(sentence(() -> almost.resolve("kitchen", "almost"))
                .contains("'region' in the header 'X-Region' of 'kitchen'"));
        assertTrue(sentence(() -> book.resolve("kitchen", "production")).contains("there is staging, elsewhere"));
        assertTrue(sentence(() -> book.resolve("cellar", "staging")).contains("there is kitchen, plain"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{host}}", "wss://", "wss:///x", "wss://a b/", "127.0.0.1:8000", "/v1/listen"})
    void whatIsNoAddressIsSaid(String address) {
        var book = EndpointBook.EMPTY
                .with(SavedEndpoint.of("x", "earshot", address))
                .with(Environment.of("e", Map.of("host", "nothing")));
        assertTrue(sentence(() -> book.resolve("x", "e")).contains("wss://api.example.org"));
    }

    @Test
    void aVariableCannotBringAKeyInOrSendOneElsewhere() {
        var book = EndpointBook.EMPTY
                .with(SavedEndpoint.of("x", "earshot", "wss://{{host}}/v1"))
                .with(Environment.of("e", Map.of("host", "api.example.org@evil.test")));
        assertTrue(sentence(() -> book.resolve("x", "e")).contains("before its host"));
    }

    @Test
    void aProtocolWithoutKeysHasNoOrigin() {
        var book = EndpointBook.EMPTY.with(SavedEndpoint.of("x", "wyoming", "tcp://kitchen.test:10300"));
        assertEquals(Optional.empty(), book.resolve("x").origin());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization",
                "authorization",
                "Proxy-Authorization",
                "X-Api-Key",
                "api-key",
                "apikey",
                "xi-api-key",
                "Ocp-Apim-Subscription-Key",
                "X-Goog-Api-Key",
                "Token",
                "X-Auth-Token",
                "X-Auth",
                "Cookie",
                "access_token",
                "X-Amz-Signature",
                "client_secret",
                "password"
            })
    void whatLooksLikeAKeyIsRefusedAndTheCommandForKeysNamed(String name) {
        for (Executable attempt : List.<Executable>of(
                () -> Field.header(name, "hush"),
                () -> Field.parameter(name, "hush"),
                () -> Environment.of("e", Map.of(name.replace('-', '_'), "hush")),
                () -> SavedEndpoint.of("x", "earshot", "wss://a.test/?x=1&" + name + "=hush"))) {
            var sentence = sentence(attempt);
            assertTrue(sentence.contains("earshot endpoint key set"), sentence);
            assertFalse(sentence.contains("hush"), sentence);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "X-Anything, Bearer hush",
        "X-Anything, Token {{hush}}",
        "Sec-WebSocket-Protocol, 'realtime, sk-hush4567890123456789'",
        "X-Anything, eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJodXNoIn0.x",
    })
    void aValueThatLooksLikeAKeyIsRefused(String name, String value) {
        assertFalse(sentence(() -> Field.header(name, value)).contains("hush"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"keyterm", "keywords", "X-Region", "tier", "max_tokens", "tokenizer", "author", "monkey"})
    void whatOnlySoundsLikeAKeyIsTaken(String name) {
        assertEquals(name, Field.header(name, "x").name());
        assertEquals(name, Field.parameter(name, "x").name());
    }

    @Test
    void namesAreUniqueAmongTheirKind() {
        var plain = SavedEndpoint.of("a", "earshot", "ws://a.test");
        assertTrue(sentence(() -> new EndpointBook(List.of(plain, plain), List.of(), List.of(), Unknown.NONE))
                .contains("two endpoints named 'a'"));
        assertTrue(sentence(() -> Books.full().renaming("kitchen", "plain")).contains("'plain'"));
        assertThrows(SttException.class, () -> SavedEndpoint.of(" a", "earshot", "ws://a.test"));
        assertThrows(SttException.class, () -> SavedEndpoint.of("", "earshot", "ws://a.test"));
        assertThrows(SttException.class, () -> SavedEndpoint.of("a\nb", "earshot", "ws://a.test"));
    }

    @Test
    void anEndpointOfTheSameNameTakesItsPlaceAndAnotherNameReachesItsTests() {
        var book = Books.full();
        var changed = book.with(SavedEndpoint.of("kitchen", "openai", "https://a.test"));
        assertEquals("openai", changed.endpoints().getFirst().vendor());
        assertEquals(2, changed.endpoints().size());
        var renamed = book.renaming("kitchen", "cellar");
        assertEquals(List.of("smoke"), renamed.collectionsOf("cellar"));
        assertEquals(List.of(), renamed.collectionsOf("kitchen"));
        assertEquals(book, renamed.renaming("cellar", "kitchen"));
        assertEquals(
                List.of("kitchen"),
                book.withoutEndpoint("plain").endpoints().stream()
                        .map(SavedEndpoint::name)
                        .toList());
        assertEquals(1, book.withoutEnvironment("staging").environments().size());
        assertEquals(0, book.withoutCollection("smoke").collections().size());
        assertThrows(SttException.class, () -> book.withoutEndpoint("cellar"));
    }

    @Test
    void aCollectionTakesWithItWhatItNeedsAndNothingElse() {
        var part = Books.full().only("smoke");
        assertEquals(List.of(Books.full("kitchen")), part.endpoints());
        assertEquals(List.of(Books.staging()), part.environments());
        assertEquals(Set.of(), EndpointBook.EMPTY.clashes(part));
        assertEquals(part, EndpointBook.EMPTY.with(part));
        var other = EndpointBook.EMPTY
                .with(SavedEndpoint.of("kitchen", "openai", "https://a.test"))
                .with(Books.staging());
        assertEquals(Set.of("endpoint 'kitchen'"), other.clashes(part));
        assertEquals(Books.full("kitchen"), other.with(part).endpoint("kitchen"));
    }

    @Test
    void whatCannotBeIsRefusedWhenItIsMade() {
        assertTrue(sentence(() -> new EndpointTest(
                        "x",
                        new TestSource.Recording("a.wav"),
                        Pacing.USUAL,
                        new Expectations(Optional.empty(), Optional.of(0.1), Optional.empty(), Optional.empty(), false),
                        Unknown.NONE))
                .contains("reference"));
        assertThrows(SttException.class, () -> new SoundChoice(Optional.empty(), Optional.of(100)));
        assertThrows(SttException.class, () -> Price.currency("euro"));
        assertThrows(SttException.class, () -> Field.header("X Y", "z"));
        assertThrows(SttException.class, () -> Field.header("X", "a\r\nHost: evil.test"));
        assertTrue(sentence(() -> Environment.of("e", Map.of("a", "{{b}}"))).contains("refers to another"));
    }

    private static String sentence(Executable attempt) {
        return assertThrows(SttException.class, attempt).sentence();
    }

    @Test
    void aDescriptionIsKeptAsItIsAndHoldsNoKey() throws Exception {
        var book = EndpointBook.EMPTY.with(Books.full("any"));
        var read = BookJson.read(BookJson.write(book), "a file").endpoint("any");
        assertEquals(Books.full("any").description(), read.description());
        assertEquals(
                read.description(),
                book.with(Books.staging()).resolve("any", "staging").endpoint().description());
        var kept = assertThrows(
                SttException.class, () -> ServiceDescription.checked("{\"query\":{\"api_key\":\"42\"}}", "any"));
        assertTrue(kept.sentence().contains("looks like a key"), kept.sentence());
        var none = assertThrows(SttException.class, () -> ServiceDescription.checked("[]", "any"));
        assertTrue(none.sentence().startsWith("The description of 'any' cannot be used."), none.sentence());
        ServiceDescription.checked("{\"key\":{\"header\":\"Authorization\",\"before\":\"Token \"}}", "any");
    }
}
