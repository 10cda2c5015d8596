package dev.earshot.bridge.endpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.SttException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

final class EndpointFileTest {
    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();

    @Test
    void everythingComesBackAsItWasWritten() {
        assertEquals(EndpointBook.EMPTY, file().read());
        file().change(_ -> Books.full());
        assertEquals(Books.full(), file().read());
        assertEquals(List.of(), said);
    }

    @Test
    void whatIsAsUsualIsLeftOut() throws Exception {
        file().change(book -> book.with(SavedEndpoint.of("plain", "earshot", "ws://127.0.0.1:8000")));
        assertEquals("""
                {
                  "earshot_endpoints" : 1,
                  "endpoints" : [ {
                    "name" : "plain",
                    "vendor" : "earshot",
                    "address" : "ws://127.0.0.1:8000"
                  } ],
                  "environments" : [ ],
                  "collections" : [ ]
                }
                """, Files.readString(path()));
    }

    @Test
    void fieldsThatThisVersionDoesNotKnowSurviveEveryChange() throws Exception {
        file().change(_ -> Books.full());
        var json = JsonMapper.shared();
        var root = (ObjectNode) json.readTree(Files.readString(path()));
        root.put("note", "mine");
        ((ObjectNode) root.at("/endpoints/0")).putObject("later").put("deep", 1.50);
        ((ObjectNode) root.at("/environments/0")).put("colour", "red");
        ((ObjectNode) root.at("/collections/0")).put("owner", "me");
        ((ObjectNode) root.at("/collections/0/tests/1")).putArray("tags").add("slow");
        Files.writeString(path(), json.writeValueAsString(root));

        file().change(book -> book.renaming("kitchen", "cellar").withoutEndpoint("plain"));
        var now = json.readTree(Files.readString(path()));
        assertEquals("mine", now.at("/note").asString());
        assertEquals("cellar", now.at("/endpoints/0/name").asString());
        assertEquals(1.5, now.at("/endpoints/0/later/deep").asDouble());
        assertEquals("red", now.at("/environments/0/colour").asString());
        assertEquals("me", now.at("/collections/0/owner").asString());
        assertEquals("slow", now.at("/collections/0/tests/1/tags/0").asString());
    }

    @Test
    void aFileOfALaterVersionIsRefusedAndLeftAlone() throws Exception {
        Files.writeString(path(), "{\"earshot_endpoints\":2,\"endpoints\":{\"other\":\"shape\"}}");
        var before = Files.readAllBytes(path());
        assertTrue(sentence().contains("later Earshot"));
        assertThrows(SttException.class, () -> file().change(_ -> Books.full()));
        assertArrayEquals(before, Files.readAllBytes(path()));
    }

    @Test
    void aFileThatWasCutIsKeptAsideAndNeverLost() throws Exception {
        file().change(_ -> Books.full());
        var whole = Files.readAllBytes(path());
        for (int i = 1; i <= 3; i++) {
            var cut = Arrays.copyOf(whole, whole.length - 20 * i);
            Files.write(path(), cut);
            assertTrue(sentence().contains("is no JSON"), "looking changes nothing");
            assertThrows(SttException.class, () -> file().change(book -> book.withoutEndpoint("kitchen")));
            assertArrayEquals(cut, Files.readAllBytes(path()), "nor does a change that fails");
            file().change(book -> book.with(Books.staging()));
            assertEquals(List.of(Books.staging()), file().read().environments());
            var aside = path().resolveSibling("endpoints.json.unreadable" + (i == 1 ? "" : "-" + i));
            assertArrayEquals(cut, Files.readAllBytes(aside));
            assertTrue(said.getLast().contains(String.valueOf(aside.getFileName())), said.getLast());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'earshot_endpoints':1,'endpoints':{}} | “endpoints” must be a list",
                "{'earshot_endpoints':1,'endpoints':[{},3]} | must be a list of objects",
                "{'earshot_endpoints':1,'endpoints':[{'name':'a','vendor':'b'}]} | “endpoints[0].address” must be there",
                "{'earshot_endpoints':1,'endpoints':[{'name':'a','vendor':'b','address':'c','read_ms':'x'}]} | “endpoints[0].read_ms”",
                "{'earshot_endpoints':1,'endpoints':[{'name':'a','vendor':'b','address':'c','query':{'x':1}}]} | “endpoints[0].query.x” must be a text",
                "{'earshot_endpoints':1,'endpoints':[{'name':'a','vendor':'b','address':'c','headers':{'api-key':'hush'}}]} | looks like a key",
                "{'earshot_endpoints':1,'environments':[{'variables':{}}]} | “environments[0].name” must be there",
                "{'earshot_endpoints':1,'collections':[{'name':'a','tests':[{'endpoint':'b'}]}]} | “sample” or “say”",
                "{'earshot_endpoints':1,'collections':[{'name':'a','tests':[{'endpoint':'b','say':'c','speed':'slow'}]}]} | “burst”",
                "{'endpoints':[]} | holds no endpoints",
                "[] | is no JSON object",
                "{} {} | is no JSON",
                "{'earshot_endpoints':1,'earshot_endpoints':1} | is no JSON",
            })
    void whatIsWrongIsSaidWithItsPlace(String text, String words) throws Exception {
        Files.writeString(path(), text.replace('\'', '"'));
        var sentence = sentence();
        assertTrue(sentence.contains(words), sentence);
        assertFalse(sentence.contains("hush"), sentence);
    }

    @Test
    void whatSeveralAddAtOnceIsAllThere() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(IntStream.range(0, 20)
                    .<Callable<EndpointBook>>mapToObj(i ->
                            () -> file().change(book -> book.with(SavedEndpoint.of("e" + i, "earshot", "ws://a.test"))))
                    .toList())) {
                assertTrue(done.get().endpoints().size() > 0);
            }
        }
        assertEquals(20, file().read().endpoints().size());
    }

    @Test
    void theFileThatTheDocumentationShowsIsUnderstood() throws Exception {
        var page = Files.readString(Path.of("../docs/endpoints-file.md"));
        int from = page.indexOf("```json") + 7;
        var text = page.substring(from, page.indexOf("```", from));
        var book = BookJson.read(text.getBytes(StandardCharsets.UTF_8), "the page");
        assertEquals(1, book.collections().size());
        for (var endpoint : book.endpoints()) {
            assertEquals(Unknown.NONE, endpoint.unknown());
            assertTrue(book.resolve(endpoint.name(), "staging").origin().isPresent());
        }
        for (var test : book.collections().getFirst().tests()) {
            assertEquals(Unknown.NONE, test.unknown());
        }
    }

    private String sentence() {
        return assertThrows(SttException.class, () -> file().read()).sentence();
    }

    private Path path() {
        return folder.resolve("endpoints.json");
    }

    private EndpointFile file() {
        return new EndpointFile(path(), said::add);
    }
}
