package dev.earshot.engine.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RedactorTest {
    private final Redactor redactor = new Redactor(List.of("open sesame", "x"), Keeping.SOUND);

    @Test
    void whatLiesUnderTheNameOfASecretIsRemoved() {
        assertEquals(
                "{\"type\":\"config\", \"api_key\" : \"(removed)\",\"model\":\"m\"}",
                redactor.text("{\"type\":\"config\", \"api_key\" : \"a\\\"b\",\"model\":\"m\"}"));
        assertEquals("{\"a\":{\"access_token\":\"(removed)\"}}", redactor.text("{\"a\":{\"access_token\":\"1\"}}"));
        assertEquals("{\"keyword\":\"tea\"}", redactor.text("{\"keyword\":\"tea\"}"));
    }

    @Test
    void knownSecretsAreRemovedWhereverTheyAre() {
        assertEquals("say (removed) twice: (removed)", redactor.text("say open sesame twice: open sesame"));
        assertEquals("fox", redactor.text("fox"), "one letter is no secret");
    }

    @Test
    void whatLooksLikeAKeyIsRemoved() {
        assertEquals("(removed)", redactor.text("sk-proj-abcdefghijklmnop0123"));
        assertEquals("Bearer (removed)", redactor.text("Bearer abcdef0123456789"));
        assertEquals("bearer of bad news", redactor.text("bearer of bad news"));
        assertEquals("Bearer certificates", redactor.text("Bearer certificates"));
    }

    @Test
    void addressesKeepTheirPathAndLoseTheirSecrets() {
        assertEquals(
                "wss://host/v1/listen?model=a&token=(removed)&x=1",
                redactor.address("wss://user:pass@host/v1/listen?model=a&token=abc&x=1"));
    }

    @Test
    void headersAndSettingsGoByTheirNames() {
        assertEquals("(removed)", redactor.setting("Authorization", "Token abc"));
        assertEquals("(removed)", redactor.setting("X-Api-Key", "abc"));
        assertEquals("tea", redactor.setting("model", "tea"));
    }

    @Test
    void textThatNeverEndsIsLeftAsItIs() {
        var open = "{\"api_key\":\"" + "\\\"".repeat(100_000);
        assertEquals(open, redactor.text(open));
    }

    @Test
    void noSecretReachesTheFile(@TempDir Path folder) throws Exception {
        var file = folder.resolve("a.trace");
        var trace = TraceWriter.begin(file, Session.header(Keeping.SOUND), redactor);
        trace.frame(Session.millis(1), Way.RECEIVED, "{\"text\":\"open sesame\"}");
        trace.mark(Session.millis(1), TraceItem.Mark.Kind.ERROR, "It said open sesame.");
        trace.flush();
        var left = Files.readString(folder.resolve("a.trace.part/events.jsonl"));
        assertFalse(left.contains("sesame"), left);
        trace.discard();
        assertFalse(Files.exists(folder.resolve("a.trace.part")));
    }
}
