package dev.earshot.app.serve;

import dev.earshot.bridge.secrets.ApiKey;
import dev.earshot.bridge.secrets.KeyFile;
import dev.earshot.bridge.secrets.KeyRing;
import dev.earshot.engine.SttException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The keys that are set, and the file with further ones.
record KeySettings(List<ApiKey> keys, Optional<Path> file) {
    /// `kitchen=SECRET`. What has nothing but `=` behind its first one is a secret that ends so, as base64 does.
    private static final Pattern NAMED = Pattern.compile("([A-Za-z0-9][A-Za-z0-9 ._-]{0,39})=(.*[^=].*)");

    KeySettings {
        keys = List.copyOf(keys);
    }

    static KeySettings of(Settings settings) {
        var names = new HashSet<String>();
        var keys = new ArrayList<ApiKey>();
        for (var text : settings.readAll(Setting.API_KEYS, text -> text)) {
            var key = key(text.strip(), keys.size() + 1);
            if (!names.add(key.name())) {
                throw new WrongSetting("There are two API keys of the name '" + key.name() + "'; give each its own");
            }
            keys.add(key);
        }
        return new KeySettings(keys, settings.read(Setting.KEY_FILE, Readings::path));
    }

    private static ApiKey key(String text, int number) {
        if (text.isEmpty()) {
            throw new WrongSetting("An API key must not be empty");
        }
        var named = NAMED.matcher(text);
        return named.matches()
                ? ApiKey.of(named.group(1).strip(), named.group(2).strip())
                : ApiKey.of("key " + number, text);
    }

    /// Opens the file.
    ///
    /// @return empty where no key is wanted
    /// @throws SttException as [KeyFile]
    Optional<KeyRing> ring(Consumer<String> notices) {
        var fromFile = file.map(path -> (KeyRing) new KeyFile(path, notices));
        return Stream.concat(keys.isEmpty() ? Stream.of() : Stream.of(KeyRing.of(keys)), fromFile.stream())
                .reduce(KeyRing::and);
    }
}
