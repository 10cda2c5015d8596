package dev.earshot.bridge.endpoint;

import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.Message;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// An endpoint and an environment in JSON, as `docs/endpoints-file.md` has them. What is as usual is
/// left out.
final class EndpointJson {
    private static final Set<String> KNOWN = Set.of(
            "name",
            "vendor",
            "address",
            "model",
            "language",
            "query",
            "headers",
            "format",
            "rate_hz",
            "connect_ms",
            "read_ms",
            "overall_ms",
            "retries",
            "first_retry_ms",
            "retry_ms",
            "price_per_hour",
            "price_per_request",
            "currency",
            "cache",
            "description");

    private EndpointJson() {}

    static SavedEndpoint read(Message json) throws BadFrame {
        return new SavedEndpoint(
                required(json, "name"),
                required(json, "vendor"),
                required(json, "address"),
                json.text("model"),
                json.text("language"),
                fields(json, "query"),
                fields(json, "headers"),
                new SoundChoice(json.text("format"), json.whole("rate_hz", 1, Integer.MAX_VALUE)),
                new Limits(
                        time(json, "connect_ms").orElse(Limits.USUAL.connect()),
                        time(json, "read_ms").orElse(Limits.USUAL.read()),
                        time(json, "overall_ms").orElse(Limits.USUAL.overall())),
                new Retries(
                        json.whole("retries", 0, Integer.MAX_VALUE).orElse(Retries.USUAL.most()),
                        time(json, "first_retry_ms").orElse(Retries.USUAL.first()),
                        time(json, "retry_ms").orElse(Retries.USUAL.later())),
                price(json),
                json.flag("cache").orElse(false),
                json.object("description").map(object -> object.root().toString()),
                Unknown.of(json.root(), KNOWN));
    }

    static String required(Message json, String name) throws BadFrame {
        var text = json.text(name);
        if (text.isEmpty()) {
            throw json.wrong(name, "there");
        }
        return text.get();
    }

    static Optional<Duration> time(Message json, String name) throws BadFrame {
        return json.whole(name, 0, Integer.MAX_VALUE).map(Duration::ofMillis);
    }

    /// An object, whose values are texts or, where a name is there several times, lists of texts.
    private static List<Field> fields(Message json, String name) throws BadFrame {
        var fields = new ArrayList<Field>();
        var object = json.object(name);
        if (object.isPresent()) {
            for (var field : object.get().root().propertyNames()) {
                if (object.get().root().path(field).isArray()) {
                    object.get().texts(field).forEach(value -> fields.add(new Field(field, value)));
                } else {
                    fields.add(new Field(field, required(object.get(), field)));
                }
            }
        }
        return fields;
    }

    private static Optional<Price> price(Message json) throws BadFrame {
        if (!json.has("price_per_hour") && !json.has("price_per_request")) {
            return Optional.empty();
        }
        var currency = json.text("currency");
        return Optional.of(new Price(
                amount(json, "price_per_hour"),
                amount(json, "price_per_request"),
                currency.isPresent() ? Price.currency(currency.get()) : Price.USUAL_CURRENCY));
    }

    private static BigDecimal amount(Message json, String name) throws BadFrame {
        return json.number(name, 0, 1e9)
                .map(_ -> new BigDecimal(json.root().path(name).asString()))
                .orElse(BigDecimal.ZERO);
    }

    static ObjectNode write(SavedEndpoint endpoint) {
        var json = Message.empty()
                .put("name", endpoint.name())
                .put("vendor", endpoint.vendor())
                .put("address", endpoint.address());
        endpoint.model().ifPresent(text -> json.put("model", text));
        endpoint.language().ifPresent(text -> json.put("language", text));
        write(json, "query", endpoint.query());
        write(json, "headers", endpoint.headers());
        endpoint.sound().format().ifPresent(text -> json.put("format", text));
        endpoint.sound().rate().ifPresent(rate -> json.put("rate_hz", rate));
        var limits = endpoint.limits();
        write(json, "connect_ms", limits.connect(), Limits.USUAL.connect());
        write(json, "read_ms", limits.read(), Limits.USUAL.read());
        write(json, "overall_ms", limits.overall(), Limits.USUAL.overall());
        var retries = endpoint.retries();
        if (retries.most() != Retries.USUAL.most()) {
            json.put("retries", retries.most());
        }
        write(json, "first_retry_ms", retries.first(), Retries.USUAL.first());
        write(json, "retry_ms", retries.later(), Retries.USUAL.later());
        endpoint.price()
                .ifPresent(price -> json.put("price_per_hour", price.perHour())
                        .put("price_per_request", price.perRequest())
                        .put("currency", price.currency().getCurrencyCode()));
        if (endpoint.cached()) {
            json.put("cache", true);
        }
        endpoint.description().ifPresent(text -> json.set("description", ServiceDescription.json(text)));
        endpoint.unknown().addTo(json);
        return json;
    }

    static void write(ObjectNode json, String name, Duration time, Duration usual) {
        if (!time.equals(usual)) {
            json.put(name, time.toMillis());
        }
    }

    private static void write(ObjectNode json, String name, List<Field> fields) {
        if (!fields.isEmpty()) {
            var object = json.putObject(name);
            for (var field : fields) {
                add(object, field);
            }
        }
    }

    private static void add(ObjectNode object, Field field) {
        JsonNode there = object.path(field.name());
        if (there.isMissingNode()) {
            object.put(field.name(), field.value());
        } else if (there.isArray()) {
            object.withArray(field.name()).add(field.value());
        } else {
            object.putArray(field.name()).add(there.asString()).add(field.value());
        }
    }

    static Environment environment(Message json) throws BadFrame {
        var variables = new TreeMap<String, String>();
        var object = json.object("variables");
        if (object.isPresent()) {
            for (var name : object.get().root().propertyNames()) {
                variables.put(name, required(object.get(), name));
            }
        }
        return new Environment(required(json, "name"), variables, Unknown.of(json.root(), Set.of("name", "variables")));
    }

    static ObjectNode write(Environment environment) {
        var json = Message.empty().put("name", environment.name());
        var variables = json.putObject("variables");
        environment.variables().forEach(variables::put);
        environment.unknown().addTo(json);
        return json;
    }
}
