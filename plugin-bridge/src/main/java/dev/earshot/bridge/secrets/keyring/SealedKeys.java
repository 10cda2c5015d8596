package dev.earshot.bridge.secrets.keyring;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What stands in a file of keys: JSON with the keys in AES-256-GCM. What says how they are protected
/// is authenticated with them, so that nobody can weaken it.
///
/// ```
/// {"earshot_keys": 1, "protection": "key file", "nonce": "...", "data": "..."}
/// {"earshot_keys": 1, "protection": "passphrase", "salt": "...", "memory_kib": 65536, "passes": 3,
/// ...}
/// ```
///
/// @param nonce base64, 12 bytes, new each time
/// @param data base64, the cipher text and its tag
record SealedKeys(Protection protection, String nonce, String data) {
    private static final int VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    static SealedKeys seal(SortedMap<String, String> keys, Protection protection, SecretKey key, SecureRandom random) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, protection, key, nonce);
            var data = cipher.doFinal(JSON.writeValueAsBytes(keys));
            var base64 = Base64.getEncoder();
            return new SealedKeys(protection, base64.encodeToString(nonce), base64.encodeToString(data));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES/GCM", e);
        }
    }

    /// @return keys by the text of their origin
    /// @throws Locked when it is another key, or the content was changed
    SortedMap<String, String> open(SecretKey key) throws Locked {
        try {
            var base64 = Base64.getDecoder();
            var cipher = cipher(Cipher.DECRYPT_MODE, protection, key, base64.decode(nonce));
            var keys = new TreeMap<String, String>();
            JSON.readTree(cipher.doFinal(base64.decode(data)))
                    .properties()
                    .forEach(entry -> keys.put(entry.getKey(), entry.getValue().asString()));
            return keys;
        } catch (AEADBadTagException e) {
            throw new Locked(
                    switch (protection) {
                        case Protection.ByKeyFile() ->
                            "the key to them is another one, or the file is damaged; " + WAY_OUT;
                        case Protection.ByPassphrase _ ->
                            "the passphrase in EARSHOT_PASSPHRASE is wrong, or the file is damaged; try again, or "
                                    + WAY_OUT;
                    });
        } catch (GeneralSecurityException | IllegalArgumentException | JacksonException e) {
            throw damaged();
        }
    }

    private static final String WAY_OUT = "move the file away and enter the keys again";

    private static Locked damaged() {
        return new Locked("the file is damaged; " + WAY_OUT);
    }

    private static Cipher cipher(int mode, Protection protection, SecretKey key, byte[] nonce)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(header(protection).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static String header(Protection protection) {
        return VERSION
                + switch (protection) {
                    case Protection.ByKeyFile() -> " key file";
                    case Protection.ByPassphrase(var salt, var memoryKib, var passes) ->
                        " passphrase " + salt + " " + memoryKib + " " + passes;
                };
    }

    byte[] bytes() {
        var json = JSON.createObjectNode().put("earshot_keys", VERSION);
        switch (protection) {
            case Protection.ByKeyFile() -> json.put("protection", "key file");
            case Protection.ByPassphrase(var salt, var memoryKib, var passes) ->
                json.put("protection", "passphrase")
                        .put("salt", salt)
                        .put("memory_kib", memoryKib)
                        .put("passes", passes);
        }
        return JSON.writeValueAsBytes(json.put("nonce", nonce).put("data", data));
    }

    /// @throws Locked when it is none of ours, or of a later Earshot
    static SealedKeys parse(byte[] bytes) throws Locked {
        try {
            var json = JSON.readTree(bytes);
            if (json.path("earshot_keys").asInt(0) > VERSION) {
                throw new Locked("a later Earshot wrote the file; use that one, or " + WAY_OUT);
            }
            var protection = protection(json);
            var nonce = json.path("nonce").asString("");
            var data = json.path("data").asString("");
            if (json.path("earshot_keys").asInt(0) == VERSION && protection.isPresent() && !data.isEmpty()) {
                return new SealedKeys(protection.get(), nonce, data);
            }
        } catch (JacksonException | IllegalArgumentException e) {
            // Said below.
        }
        throw damaged();
    }

    /// @throws IllegalArgumentException when the salt is no base64
    private static Optional<Protection> protection(JsonNode json) {
        return switch (json.path("protection").asString("")) {
            case "key file" -> Optional.of(new Protection.ByKeyFile());
            case "passphrase" ->
                Optional.of(new Protection.ByPassphrase(
                                json.path("salt").asString(""),
                                json.path("memory_kib").asInt(0),
                                json.path("passes").asInt(0)))
                        .filter(Protection.ByPassphrase::isReasonable)
                        .map(Protection.class::cast);
            default -> Optional.empty();
        };
    }
}
