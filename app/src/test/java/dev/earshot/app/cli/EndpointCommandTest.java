package dev.earshot.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class EndpointCommandTest {
    @TempDir
    private Path home;

    @Test
    void anEndpointIsAddedListedShownEditedAndRemoved() {
        assertTrue(well().out().startsWith("There is no endpoint yet"));
        well(
                "add",
                "dg",
                "--vendor",
                "deepgram",
                "--address",
                "wss://{{host}}/v1/listen",
                "--model",
                "nova-3",
                "--query",
                "keyterm=Earshot",
                "--query",
                "keyterm=Live=Kit",
                "--header",
                "X-Region: {{region}}",
                "--rate",
                "24000",
                "--read-timeout",
                "5",
                "--timeout",
                "20:00",
                "--retries",
                "0",
                "--price-per-hour",
                "0.258",
                "--cache");
        well("add", "mine", "--vendor", "earshot", "--address", "ws://127.0.0.1:8000");
        assertEquals(
                "  dg    deepgram  wss://{{host}}/v1/listen\n  mine  earshot   ws://127.0.0.1:8000\n", well().out());

        well("environment", "set", "production", "host=api.deepgram.com", "region=eu");
        var shown = json(well("show", "dg", "--environment", "production")).at("/endpoints/0");
        assertEquals("wss://api.deepgram.com/v1/listen", shown.at("/address").asString());
        assertEquals("eu", shown.at("/headers/X-Region").asString());
        assertEquals("Live=Kit", shown.at("/query/keyterm/1").asString());
        assertEquals(1_200_000, shown.at("/overall_ms").asInt());
        assertTrue(shown.at("/cache").asBoolean());

        well(
                "edit",
                "dg",
                "--name",
                "deepgram",
                "--model",
                "",
                "--query",
                "keyterm=",
                "--header",
                "x-region: us",
                "--timeout",
                "10:00",
                "--no-cache");
        var edited = json(well("show", "deepgram")).at("/endpoints/0");
        assertEquals("us", edited.at("/headers/x-region").asString());
        assertEquals(5000, edited.at("/read_ms").asInt(), "what is not given stays");
        for (var gone : new String[] {"model", "query", "overall_ms", "cache"}) {
            assertFalse(edited.has(gone), gone);
        }
        well("remove", "deepgram", "mine");
        assertTrue(well("list").out().startsWith("There is no endpoint yet"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 | add x --vendor earshot | --address",
                "2 | add x --address ws://a.test | --vendor",
                "2 | add x --vendor deepgrma --address ws://a.test | did you mean 'deepgram'",
                "2 | add here --vendor earshot --address ws://a.test | already",
                "2 | add x --vendor earshot --address ws://a.test --query y | NAME=VALUE",
                "2 | add x --vendor earshot --address ws://a.test --read-timeout soon | soon",
                "5 | add x --vendor earshot --address ws://a.test --header Authorization:hush | earshot endpoint key set",
                "5 | add x --vendor earshot --address ws://hush@a.test | earshot endpoint key set",
                "5 | edit nowhere --model x | there is here",
                "5 | show nowhere | there is here",
                "5 | remove here nowhere | there is here",
                "5 | show here --environment nowhere | environment 'nowhere'",
                "2 | environment set staging host | VARIABLE=VALUE",
                "5 | environment set staging api_key=hush | looks like a key",
                "5 | export nowhere | collection 'nowhere'",
                "3 | import nowhere.json | cannot be read",
                "2 | key set nowhere | no address",
                "5 | key set ftp://a.test | https://api.example.org",
                "5 | key set https://hush@a.test | '@'",
            })
    void whatIsWrongIsOneSentenceAndChangesNothing(int code, String words, String sentence) throws IOException {
        well("add", "here", "--vendor", "earshot", "--address", "ws://127.0.0.1:8000");
        var before = Files.readString(home.resolve("config/endpoints.json"));
        var result = endpoint((Object[]) words.split(" "));
        assertEquals(code, result.code(), result.err());
        assertEquals(1, result.err().lines().count(), result.err());
        assertTrue(result.err().contains(sentence), result.err());
        assertFalse(result.err().contains("hush"), result.err());
        assertEquals("", result.out());
        assertEquals(before, Files.readString(home.resolve("config/endpoints.json")));
    }

    @Test
    void environmentsGrowAndShrink() {
        assertTrue(well("environment").out().startsWith("There is no environment yet"));
        well("environment", "set", "staging", "host=a.test", "region=");
        well("environment", "set", "staging", "host=b.test=c");
        assertEquals(
                "staging\n  host=b.test=c\n  region=\n",
                well("environment", "list").out());
        well("environment", "remove", "staging", "region");
        assertEquals(
                "b.test=c",
                json(well("environment", "list", "--json")).at("/staging/host").asString());
        assertTrue(endpoint("environment", "remove", "staging", "hots").err().contains("did you mean 'host'"));
        well("environment", "remove", "staging");
        assertEquals("{ }\n", well("environment", "list", "--json").out());
    }

    @Test
    void aCollectionGoesIntoAFileOfItsOwnAndComesBack() throws IOException {
        well("add", "here", "--vendor", "earshot", "--address", "ws://{{host}}");
        well("add", "other", "--vendor", "earshot", "--address", "ws://a.test");
        well("environment", "set", "staging", "host=127.0.0.1:8000");
        var file = home.resolve("smoke.json");
        Files.writeString(file, """
                {"earshot_endpoints": 1, "collections": [
                  {"name": "smoke", "note": "mine", "tests": [{"endpoint": "here", "sample": "english"}]}]}
                """);
        assertEquals(
                "0 endpoints, 0 environments and 1 collection are here now.\n",
                well("import", file).out());
        assertTrue(well("list").out().endsWith("Collections:\n  smoke  1 test\n"));

        var exported = home.resolve("exported.json");
        well("export", "smoke", "-o", exported);
        assertEquals(Files.readString(exported), well("export", "smoke").out());
        var again = endpoint("export", "smoke", "-o", exported);
        assertEquals(ExitCode.OUTPUT.code(), again.code());
        well("export", "smoke", "-o", exported, "--overwrite");
        var json = JsonMapper.shared().readTree(Files.readString(exported));
        assertEquals(1, json.at("/endpoints").size());
        assertEquals("here", json.at("/endpoints/0/name").asString());
        assertEquals("staging", json.at("/environments/0/name").asString());
        assertEquals("mine", json.at("/collections/0/note").asString());

        assertTrue(endpoint("remove", "here").err().contains("smoke still tests 'here'"));
        well("collection", "remove", "smoke");
        well("import", exported);
        assertEquals(
                "ws://127.0.0.1:8000",
                json(well("show", "here", "-e", "staging"))
                        .at("/endpoints/0/address")
                        .asString());
        well("edit", "here", "--address", "ws://b.test");
        var clash = endpoint("import", exported);
        assertEquals(2, clash.code());
        assertTrue(clash.err().contains("the endpoint 'here' is something else"), clash.err());
        assertTrue(well("list").out().contains("ws://b.test"));
        well("import", exported, "--replace");
        assertFalse(well("list").out().contains("ws://b.test"));
    }

    @Test
    void aKeyIsReadFromStandardInputAndNeverShown() throws IOException {
        well("add", "dg", "--vendor", "deepgram", "--address", "wss://{{host}}/v1/listen");
        well("environment", "set", "production", "host=api.deepgram.com");
        assertTrue(well("key").out().startsWith("There is no key yet"));
        var set = keySet("hush-hush\n", "dg", "--environment", "production");
        assertEquals(
                "The key for https://api.deepgram.com is kept in the file " + home.resolve("config/keys.vault") + ".\n",
                set.out());
        assertEquals("", set.err());
        var plain = keySet("hush-more", "ws://stt.test:8000/v1");
        assertTrue(plain.err().contains("is sent without encryption"), plain.err());
        assertEquals("", keySet("hush-more", "ws://127.0.0.1:8000/v1").err());

        var list = well("key", "list");
        assertTrue(list.out().contains("  http://stt.test:8000      in the file "), list.out());
        assertEquals(
                "https://api.deepgram.com",
                json(well("key", "list", "--json")).at("/2/address").asString());
        for (var result :
                new Shell.Result[] {set, plain, list, well("key", "list", "--json"), well("list", "--json")}) {
            assertFalse((result.out() + result.err()).contains("hush"));
        }
        assertFalse(Files.readString(home.resolve("config/keys.vault")).contains("hush"));
        assertTrue(well("key", "remove", "https://deepgram.com").out().startsWith("There is no key"));
        assertTrue(well("key", "remove", "https://api.deepgram.com").out().contains("is forgotten"));
        assertEquals(2, json(well("key", "list", "--json")).size());
    }

    @Test
    void whatIsNoKeyIsNotKept() {
        for (var text : new String[] {"", "\n", "hush hush\n", "schl\u00fcssel\n"}) {
            var result = keySet(text, "https://a.test");
            assertEquals(2, result.code());
            assertFalse(result.err().contains("hush"), result.err());
        }
        assertEquals(2, endpoint("key", "set", "https://a.test", "hush").code(), "a key is no argument");
        assertEquals("[ ]\n", well("key", "list", "--json").out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "list",
                "show",
                "add",
                "edit",
                "remove",
                "import",
                "export",
                "key",
                "key list",
                "key set",
                "key remove",
                "environment",
                "environment list",
                "environment set",
                "environment remove"
            })
    void everyCommandOfThisCommandHasHelpThatFitsATerminal(String words) {
        var names = Stream.of(words.split(" "));
        var asked = endpoint(Stream.concat(names, Stream.of("--help")).toArray());

        assertEquals(0, asked.code(), asked.err());
        assertTrue(asked.out().startsWith("Usage: earshot endpoint " + words), asked.out());
        assertTrue(asked.out().lines().allMatch(line -> line.length() <= 80), asked.out());
    }

    private Shell.Result keySet(String typed, Object... args) {
        return new Shell(home)
                .reading(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)))
                .run(Stream.concat(Stream.of("endpoint", "key", "set"), Stream.of(args))
                        .toArray());
    }

    private Shell.Result well(Object... args) {
        var result = endpoint(args);
        assertEquals(0, result.code(), result.err());
        return result;
    }

    private Shell.Result endpoint(Object... args) {
        return new Shell(home)
                .run(Stream.concat(Stream.of("endpoint"), Stream.of(args)).toArray());
    }

    private static JsonNode json(Shell.Result result) {
        return JsonMapper.shared().readTree(result.out());
    }

    @Test
    void answersThatAreKeptAreForgottenOnRequest() throws Exception {
        assertTrue(well("answers").out().contains("0 answers"));
        var folder = Files.createDirectories(home.resolve("data/answers"));
        Files.writeString(folder.resolve("0123.txt"), "{}");
        assertTrue(well("answers").out().contains("1 answer, 2 bytes"));
        assertTrue(well("answers", "--forget").out().contains("forgotten"));
        assertTrue(well("answers").out().contains("0 answers"));
    }
}
