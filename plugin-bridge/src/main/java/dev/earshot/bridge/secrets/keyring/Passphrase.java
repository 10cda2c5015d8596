package dev.earshot.bridge.secrets.keyring;

import dev.earshot.engine.store.Secret;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// A passphrase, from which keys are made by Argon2id (RFC 9106): slowly, so that trying many takes
/// long. What was made once is remembered. Safe for many threads.
final class Passphrase {
    private static final int BYTES = 32;

    private final Secret text;
    private final ConcurrentHashMap<Protection.ByPassphrase, SecretKey> made = new ConcurrentHashMap<>();

    Passphrase(Secret text) {
        this.text = text;
    }

    /// Takes some tenths of a second.
    SecretKey key(Protection.ByPassphrase how) {
        return made.computeIfAbsent(how, this::make);
    }

    private SecretKey make(Protection.ByPassphrase how) {
        var argon = new Argon2BytesGenerator();
        argon.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withSalt(how.saltBytes())
                .withMemoryAsKB(how.memoryKib())
                .withIterations(how.passes())
                .withParallelism(Protection.ByPassphrase.LANES)
                .build());
        var key = new byte[BYTES];
        argon.generateBytes(text.reveal().getBytes(StandardCharsets.UTF_8), key);
        return new SecretKeySpec(key, "AES");
    }
}
