package dev.earshot.bridge.client;

import dev.earshot.bridge.wire.Opening;
import dev.earshot.bridge.wire.Request;
import dev.earshot.bridge.wire.SoundFormat;
import dev.earshot.engine.recognition.RecognitionOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One endpoint: a service of a kind, where it is, and how it is to be spoken with.
///
/// @param name what the user calls it
/// @param address of the service, without the path of its protocol; a path is put before the protocol's own
/// @param key for exactly this address, which is asked for nowhere else; never shown
/// @param model as the service calls it; empty leaves it to the service
/// @param parameters of the query, besides the protocol's own
/// @param headers besides the protocol's own; no secret among them
/// @param sound how it is sent; empty as the protocol likes it best
/// @param memory where answers are kept, so that the same sound is not sent twice; empty keeps none
/// @param description of the service, in JSON, for the kinds that can be any service; empty for all others
public record EndpointConfig(
        String name,
        URI address,
        Optional<String> key,
        Optional<String> model,
        Map<String, List<String>> parameters,
        Map<String, String> headers,
        Optional<SoundFormat> sound,
        TimeLimits limits,
        Retries retries,
        Optional<Path> memory,
        Optional<String> description) {
    public EndpointConfig {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        headers = Map.copyOf(headers);
    }

    /// One without a key, as its protocol likes it best.
    public static EndpointConfig of(String name, URI address) {
        return new EndpointConfig(
                name,
                address,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Map.of(),
                Optional.empty(),
                TimeLimits.USUAL,
                Retries.USUAL,
                Optional.empty(),
                Optional.empty());
    }

    public EndpointConfig withKey(Optional<String> other) {
        return new EndpointConfig(
                name, address, other, model, parameters, headers, sound, limits, retries, memory, description);
    }

    public EndpointConfig withModel(Optional<String> other) {
        return new EndpointConfig(
                name, address, key, other, parameters, headers, sound, limits, retries, memory, description);
    }

    public EndpointConfig withParameters(Map<String, List<String>> other) {
        return new EndpointConfig(
                name, address, key, model, other, headers, sound, limits, retries, memory, description);
    }

    public EndpointConfig withSound(Optional<SoundFormat> other) {
        return new EndpointConfig(
                name, address, key, model, parameters, headers, other, limits, retries, memory, description);
    }

    public EndpointConfig withLimits(TimeLimits other) {
        return new EndpointConfig(
                name, address, key, model, parameters, headers, sound, other, retries, memory, description);
    }

    public EndpointConfig withRetries(Retries other) {
        return new EndpointConfig(
                name, address, key, model, parameters, headers, sound, limits, other, memory, description);
    }

    public EndpointConfig withMemory(Optional<Path> other) {
        return new EndpointConfig(
                name, address, key, model, parameters, headers, sound, limits, retries, other, description);
    }

    public EndpointConfig withDescription(Optional<String> other) {
        return new EndpointConfig(
                name, address, key, model, parameters, headers, sound, limits, retries, memory, other);
    }

    public Request request(RecognitionOptions options) {
        return new Request(options, model);
    }

    /// How sound is sent where the protocol takes it in any way.
    public SoundFormat format() {
        return sound.orElse(SoundFormat.PLAIN);
    }

    /// What the protocol asks, as this endpoint is asked: with what it wants besides, and the key.
    public Opening dressed(Opening opening, KeyUse use) {
        var asked = opening;
        for (var parameter : parameters.entrySet()) {
            for (var value : parameter.getValue()) {
                asked = asked.with(parameter.getKey(), value);
            }
        }
        var all = new LinkedHashMap<>(asked.headers());
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        var whole = new Opening(asked.path(), asked.query(), all);
        return key.map(secret -> use.with(whole, secret)).orElse(whole);
    }

    /// Whom is asked, and what besides the protocol's own: where this differs, answers may.
    String asked() {
        return address + " " + parameters + " " + new TreeMap<>(headers);
    }

    /// Leaves out the key.
    @Override
    public String toString() {
        return "EndpointConfig[" + name + " at " + address + "]";
    }
}
