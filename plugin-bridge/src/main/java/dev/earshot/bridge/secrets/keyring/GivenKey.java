package dev.earshot.bridge.secrets.keyring;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.store.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// A key for this run, given for one origin and kept nowhere.
public record GivenKey(KeyOrigin origin, Secret key) implements KeySource {
    private static final int LONGEST = 16_384;

    /// What stands in a file, without the blanks and line ends around it.
    ///
    /// @throws SttException ACCESS_DENIED when it holds no key
    public static GivenKey fromFile(KeyOrigin origin, Path file) {
        try (var in = Files.newInputStream(file)) {
            return new GivenKey(
                    origin,
                    checked(new String(in.readNBytes(LONGEST + 1), StandardCharsets.UTF_8), "The file " + file));
        } catch (IOException e) {
            throw denied("The file " + file + " with the key cannot be read; check its name and its permissions.");
        }
    }

    /// What stands in a variable of the environment.
    ///
    /// @throws SttException ACCESS_DENIED when it holds no key
    public static GivenKey fromVariable(KeyOrigin origin, String name, Map<String, String> environment) {
        return new GivenKey(origin, checked(environment.getOrDefault(name, ""), "The variable " + name));
    }

    /// A key as a header can carry it.
    ///
    /// @param where begins the sentence when it is none
    /// @throws SttException ACCESS_DENIED
    public static Secret checked(String text, String where) {
        var key = text.strip();
        if (key.isEmpty()) {
            throw denied(where + " holds no key; put the key into it, as the service shows it.");
        }
        if (key.length() > LONGEST || !key.chars().allMatch(letter -> letter > ' ' && letter < 127)) {
            throw denied(
                    where + " holds something that is no key: a key has no spaces, and plain letters, digits and signs"
                            + " only.");
        }
        return new Secret(key);
    }

    private static SttException denied(String sentence) {
        return new SttException(SttError.ACCESS_DENIED, sentence);
    }

    @Override
    public Optional<Secret> keyFor(KeyOrigin asked) {
        return asked.equals(origin) ? Optional.of(key) : Optional.empty();
    }
}
