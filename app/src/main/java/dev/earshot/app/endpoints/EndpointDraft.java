package dev.earshot.app.endpoints;

import dev.earshot.bridge.builder.JsonText;
import dev.earshot.bridge.endpoint.Field;
import dev.earshot.bridge.endpoint.Limits;
import dev.earshot.bridge.endpoint.Price;
import dev.earshot.bridge.endpoint.Retries;
import dev.earshot.bridge.endpoint.SavedEndpoint;
import dev.earshot.bridge.endpoint.Unknown;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// An endpoint while it is being typed in: texts that may make no sense yet. [DraftCheck] says what
/// is wrong with them.
///
/// @param texts of all entries; what is empty is as it usually is
/// @param cached whether the same sound is asked for only once
/// @param unknown what another version of Earshot knows of it
record EndpointDraft(Map<Entry, String> texts, boolean cached, Unknown unknown) {
    static final EndpointDraft EMPTY = new EndpointDraft(Map.of(), false, Unknown.NONE);

    EndpointDraft {
        texts = texts.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static EndpointDraft of(SavedEndpoint endpoint) {
        var texts = new EnumMap<Entry, String>(Entry.class);
        texts.put(Entry.NAME, endpoint.name());
        texts.put(Entry.KIND, endpoint.vendor());
        texts.put(Entry.ADDRESS, endpoint.address());
        texts.put(Entry.MODEL, endpoint.model().orElse(""));
        texts.put(Entry.LANGUAGE, endpoint.language().orElse(""));
        texts.put(Entry.QUERY, lines(endpoint.query(), "="));
        texts.put(Entry.HEADERS, lines(endpoint.headers(), ": "));
        texts.put(Entry.FORMAT, endpoint.sound().format().orElse(""));
        texts.put(Entry.RATE, endpoint.sound().rate().map(String::valueOf).orElse(""));
        var limits = endpoint.limits();
        texts.put(Entry.CONNECT, unusual(limits.connect(), Limits.USUAL.connect()));
        texts.put(Entry.READ, unusual(limits.read(), Limits.USUAL.read()));
        texts.put(Entry.OVERALL, unusual(limits.overall(), Limits.USUAL.overall()));
        var retries = endpoint.retries();
        texts.put(Entry.RETRIES, retries.most() == Retries.USUAL.most() ? "" : String.valueOf(retries.most()));
        texts.put(Entry.FIRST_PAUSE, unusual(retries.first(), Retries.USUAL.first()));
        texts.put(Entry.PAUSE, unusual(retries.later(), Retries.USUAL.later()));
        endpoint.description().ifPresent(text -> texts.put(Entry.DESCRIPTION, JsonText.indented(text)));
        endpoint.price().ifPresent(price -> put(texts, price));
        return new EndpointDraft(texts, endpoint.cached(), endpoint.unknown());
    }

    private static void put(Map<Entry, String> texts, Price price) {
        texts.put(Entry.PER_HOUR, amount(price.perHour()));
        texts.put(Entry.PER_REQUEST, amount(price.perRequest()));
        texts.put(
                Entry.CURRENCY,
                price.currency().equals(Price.USUAL_CURRENCY)
                        ? ""
                        : price.currency().getCurrencyCode());
    }

    private static String amount(BigDecimal amount) {
        return amount.signum() == 0 ? "" : amount.toPlainString();
    }

    private static String lines(List<Field> fields, String between) {
        return fields.stream()
                .map(field -> field.name() + between + field.value())
                .collect(Collectors.joining("\n"));
    }

    private static String unusual(Duration time, Duration usual) {
        return time.equals(usual) ? "" : seconds(time);
    }

    /// `0.25`
    static String seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString();
    }

    String text(Entry entry) {
        return texts.getOrDefault(entry, "");
    }

    Optional<String> given(Entry entry) {
        return Optional.of(text(entry).strip()).filter(text -> !text.isEmpty());
    }

    EndpointDraft with(Entry entry, String text) {
        var changed = new EnumMap<Entry, String>(Entry.class);
        changed.putAll(texts);
        changed.put(entry, text);
        return new EndpointDraft(changed, cached, unknown);
    }

    EndpointDraft withCached(boolean chosen) {
        return new EndpointDraft(texts, chosen, unknown);
    }
}
