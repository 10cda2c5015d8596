package dev.earshot.bridge.secrets.keyring;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.store.Secret;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VaultFileTest {
    private static final KeyOrigin API = KeyOrigin.of("https://api.example.org");
    private static final KeyOrigin OTHER = KeyOrigin.of("https://other.example.org");
    private static final Secret KEY = new Secret("hush-hush-hush");

    @TempDir
    Path folder;

    @Test
    void aKeyIsGivenToTheOriginItWasEnteredForAndToNoOther() {
        vault().keep(API, KEY);
        assertEquals(Optional.of(KEY), vault().keyFor(KeyOrigin.of("wss://API.example.org/v1/listen")));
        for (var other : List.of(
                "http://api.example.org",
                "https://api.example.org:8443",
                "https://example.org",
                "https://eu.api.example.org")) {
            assertEquals(Optional.empty(), vault().keyFor(KeyOrigin.of(other)), other);
        }
    }

    @Test
    void whatIsKeptIsListedReplacedAndForgotten() {
        var vault = vault();
        assertEquals(List.of(), vault.kept());
        assertFalse(vault.forget(API));
        assertFalse(Files.exists(file()), "looking leaves nothing behind");
        vault.keep(OTHER, new Secret("x"));
        vault.keep(API, new Secret("y"));
        vault.keep(API, KEY);
        assertEquals(
                List.of(new KeyVault.Kept(API, "the file " + file()), new KeyVault.Kept(OTHER, "the file " + file())),
                vault.kept());
        assertEquals(Optional.of(KEY), vault.keyFor(API));
        assertTrue(vault.forget(API));
        assertEquals(Optional.empty(), vault.keyFor(API));
        assertEquals(1, vault.kept().size());
    }

    @Test
    void nothingOfAKeyOrItsOwnerStandsInTheFile() throws Exception {
        vault().keep(API, KEY);
        var text = Files.readString(file());
        assertFalse(text.contains("hush") || text.contains("example"), text);
        vault().keep(OTHER, KEY);
        assertFalse(text.equals(Files.readString(file())));
    }

    @Test
    void bothFilesAreForThisUserOnlyAndAKeyThatOthersCanReadIsNotUsed() throws Exception {
        assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
                "this system has no permissions of that kind");
        vault().keep(API, KEY);
        for (var path : List.of(file(), keyFile())) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
        }
        Files.setPosixFilePermissions(keyFile(), PosixFilePermissions.fromString("rw-r--r--"));
        assertTrue(refusal(vault()).contains("chmod 600"));
    }

    @Test
    void aFileThatIsCutOrChangedAnywhereIsToldAndNeverWrittenOver() throws Exception {
        vault().keep(API, KEY);
        var whole = Files.readAllBytes(file());
        for (int length = 0; length < whole.length - 1; length += 7) {
            Files.write(file(), java.util.Arrays.copyOf(whole, length));
            assertUntouched();
        }
        for (int i = 0; i < whole.length; i++) {
            var changed = whole.clone();
            changed[i] ^= 1;
            Files.write(file(), changed);
            try {
                assertEquals(Optional.of(KEY), vault().keyFor(API), "white space");
            } catch (SttException e) {
                assertUntouched();
            }
        }
    }

    private void assertUntouched() throws Exception {
        var before = Files.readAllBytes(file());
        assertTrue(refusal(vault()).contains(file().toString()));
        assertThrows(SttException.class, () -> vault().keep(OTHER, KEY));
        assertThrows(SttException.class, () -> vault().forget(API));
        assertArrayEquals(before, Files.readAllBytes(file()));
    }

    @Test
    void withoutItsRandomKeyOrWithAnotherNothingIsLost() throws Exception {
        vault().keep(API, KEY);
        var elsewhere = Files.move(keyFile(), folder.resolve("moved"));
        assertTrue(refusal(vault()).contains("put it back"));
        assertThrows(SttException.class, () -> vault().keep(OTHER, KEY));
        assertFalse(Files.exists(keyFile()), "no other key is made over what it would lose");
        new VaultFile(folder.resolve("second"), keyFile(), Optional.empty()).keep(API, KEY);
        assertUntouched();
        Files.delete(keyFile());
        Files.move(elsewhere, keyFile());
        assertEquals(Optional.of(KEY), vault().keyFor(API));
    }

    @Test
    void aPassphraseProtectsWhatIsWrittenWhileItIsThere() throws Exception {
        vault().keep(OTHER, new Secret("from before"));
        vault("open sesame").keep(API, KEY);
        Files.delete(keyFile());
        assertEquals(Optional.of(KEY), vault("open sesame").keyFor(API));
        assertEquals(
                Optional.of(new Secret("from before")), vault("open sesame").keyFor(OTHER));
        assertTrue(refusal(vault()).contains("set EARSHOT_PASSPHRASE"));
        assertTrue(refusal(vault("open simsim")).contains("is wrong"));
        assertThrows(SttException.class, () -> vault("open simsim").keep(OTHER, KEY));
        assertEquals(2, vault("open sesame").kept().size());
    }

    @Test
    void aFileCannotAskForMoreMemoryOrTimeThanIsReasonable() throws Exception {
        vault("open sesame").keep(API, KEY);
        var text = Files.readString(file());
        for (var change : List.of(
                text.replace("65536", "2000000000"),
                text.replace("\"passes\" : 3", "\"passes\" : 1000000"),
                text.replace("65536", "65535"),
                text.replaceAll("\"salt\" : \"[^\"]*\"", "\"salt\" : \"AA?\""))) {
            assertFalse(change.equals(text), text);
            Files.writeString(file(), change);
            assertTrue(refusal(vault("open sesame")).contains("damaged"));
        }
    }

    @Test
    void aFileOfALaterEarshotIsLeftAlone() throws Exception {
        vault().keep(API, KEY);
        Files.writeString(file(), Files.readString(file()).replace("\"earshot_keys\" : 1", "\"earshot_keys\" : 2"));
        assertTrue(refusal(vault()).contains("a later Earshot"));
        assertUntouched();
    }

    @Test
    void whatSeveralKeepAtOnceIsAllKept() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(IntStream.range(0, 20)
                    .<java.util.concurrent.Callable<Boolean>>mapToObj(i -> () -> {
                        vault().keep(KeyOrigin.of("https://host" + i + ".test"), new Secret("key" + i));
                        return vault().keyFor(KeyOrigin.of("https://host" + i + ".test"))
                                .isPresent();
                    })
                    .toList())) {
                assertTrue(done.get());
            }
        }
        assertEquals(20, vault().kept().size());
    }

    @Test
    void noFaultTellsAKey() throws Exception {
        vault().keep(API, KEY);
        Files.writeString(file(), "{\"earshot_keys\":1,\"protection\":\"key file\",\"data\":\"hush\"}");
        var fault = assertThrows(SttException.class, () -> vault().keyFor(API));
        var all = new StringWriter();
        fault.printStackTrace(new PrintWriter(all));
        assertFalse(all.toString().contains("hush"), all.toString());
        assertEquals(SttError.ACCESS_DENIED, fault.error());
        assertFalse(new GivenKey(API, KEY).toString().contains("hush"));
    }

    @Test
    void aGivenKeyComesFirstAndOnlyForItsOrigin() throws Exception {
        vault().keep(API, new Secret("kept"));
        vault().keep(OTHER, new Secret("kept"));
        var text = Files.write(folder.resolve("key.txt"), "  given \n".getBytes(StandardCharsets.UTF_8));
        var keys = GivenKey.fromFile(API, text).orElse(vault());
        assertEquals(Optional.of(new Secret("given")), keys.keyFor(API));
        assertEquals(Optional.of(new Secret("kept")), keys.keyFor(OTHER));
        var environment = java.util.Map.of("MY_KEY", "given", "EMPTY", " ");
        assertEquals(
                new Secret("given"),
                GivenKey.fromVariable(API, "MY_KEY", environment).key());
        assertThrows(SttException.class, () -> GivenKey.fromVariable(API, "EMPTY", environment));
        assertThrows(SttException.class, () -> GivenKey.fromFile(API, folder.resolve("none")));
        Files.writeString(text, "hush hush\nhush");
        assertFalse(assertThrows(SttException.class, () -> GivenKey.fromFile(API, text))
                .sentence()
                .contains("hush"));
    }

    private String refusal(KeyVault vault) {
        var e = assertThrows(SttException.class, () -> vault.keyFor(API));
        assertEquals(SttError.ACCESS_DENIED, e.error());
        return e.sentence();
    }

    private Path file() {
        return folder.resolve("keys.vault");
    }

    private Path keyFile() {
        return folder.resolve("keys.key");
    }

    private VaultFile vault() {
        return new VaultFile(file(), keyFile(), Optional.empty());
    }

    private VaultFile vault(String passphrase) {
        return new VaultFile(file(), keyFile(), Optional.of(new Secret(passphrase)));
    }
}
