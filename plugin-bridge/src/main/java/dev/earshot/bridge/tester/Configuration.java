package dev.earshot.bridge.tester;

import dev.earshot.bridge.client.EndpointConfig;
import dev.earshot.bridge.client.Retries;
import dev.earshot.bridge.client.TimeLimits;
import dev.earshot.bridge.endpoint.Field;
import dev.earshot.bridge.endpoint.ResolvedEndpoint;
import dev.earshot.bridge.endpoint.SoundChoice;
import dev.earshot.bridge.secrets.keyring.KeySource;
import dev.earshot.bridge.wire.Encoding;
import dev.earshot.bridge.wire.SoundFormat;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.store.Secret;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Makes of what a user saved what a connection needs, with the key of exactly its address.
///
/// @param keys may wait for a person who unlocks them
/// @param memory where answers are kept for endpoints that want that
public record Configuration(KeySource keys, Path memory) {
    /// @throws SttException UNSUPPORTED for a format of sound that is not known; ACCESS_DENIED for a key that cannot be
    ///     had
    public EndpointConfig of(ResolvedEndpoint resolved) {
        var saved = resolved.endpoint();
        return new EndpointConfig(
                saved.name(),
                resolved.address(),
                resolved.origin().flatMap(keys::keyFor).map(Secret::reveal),
                saved.model(),
                parameters(saved.query()),
                saved.headers().stream().collect(Collectors.toMap(Field::name, Field::value)),
                format(saved.sound()),
                new TimeLimits(
                        saved.limits().connect(),
                        saved.limits().read(),
                        saved.limits().overall()),
                new Retries(
                        saved.retries().most(),
                        saved.retries().first(),
                        saved.retries().later()),
                saved.cached() ? Optional.of(memory) : Optional.empty(),
                saved.description());
    }

    private static Map<String, List<String>> parameters(List<Field> query) {
        return query.stream()
                .collect(Collectors.groupingBy(
                        Field::name, LinkedHashMap::new, Collectors.mapping(Field::value, Collectors.toList())));
    }

    private static Optional<SoundFormat> format(SoundChoice choice) {
        if (choice.format().isEmpty() && choice.rate().isEmpty()) {
            return Optional.empty();
        }
        var encoding = choice.format().map(Configuration::encoding).orElse(SoundFormat.PLAIN.encoding());
        return Optional.of(new SoundFormat(encoding, choice.rate().orElse(SoundFormat.PLAIN.rate()), 1));
    }

    private static Encoding encoding(String name) {
        return Arrays.stream(Encoding.values())
                .filter(known -> known.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new SttException(
                        SttError.UNSUPPORTED,
                        "Sound is not sent as '%s' here; choose %s."
                                .formatted(
                                        name,
                                        Arrays.stream(Encoding.values())
                                                .map(known -> known.name().toLowerCase(Locale.ROOT))
                                                .collect(Collectors.joining(", ")))));
    }
}
