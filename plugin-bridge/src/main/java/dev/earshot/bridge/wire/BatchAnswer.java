package dev.earshot.bridge.wire;

import dev.earshot.engine.SttException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a [BatchCall] was answered.
///
/// @param status of HTTP
/// @param headers by their names, the case of which does not matter
/// @param body all of it, as UTF-8 text
public record BatchAnswer(int status, Map<String, List<String>> headers, String body) {
    public BatchAnswer {
        headers = Map.copyOf(headers);
    }

    /// One without headers.
    public static BatchAnswer of(int status, String body) {
        return new BatchAnswer(status, Map.of(), body);
    }

    /// Whether the service did what it was asked to.
    public boolean good() {
        return status / 100 == 2;
    }

    /// What an answer means.
    @FunctionalInterface
    public interface Reading<T> {
        T of(Message message) throws BadFrame;
    }

    /// What an answer in JSON means.
    ///
    /// @param service its name, for a person
    /// @throws SttException when it is not [#good], or not what the API says
    public <T> T read(String service, Reading<T> reading) {
        if (!good()) {
            throw BatchRefusal.of(service, this);
        }
        try {
            return reading.of(Message.parse(body));
        } catch (BadFrame bad) {
            throw BatchRefusal.unreadable(service, bad);
        }
    }

    /// How long the service asks to be left alone; empty where it says nothing, or names a date.
    public Optional<Duration> retryAfter() {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("Retry-After"))
                .flatMap(header -> header.getValue().stream())
                .map(String::strip)
                .filter(text -> text.matches("\\d{1,9}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .findFirst();
    }
}
