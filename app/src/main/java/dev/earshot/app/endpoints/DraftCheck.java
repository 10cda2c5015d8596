package dev.earshot.app.endpoints;

import dev.earshot.bridge.client.Vendors;
import dev.earshot.bridge.endpoint.EndpointBook;
import dev.earshot.bridge.endpoint.Field;
import dev.earshot.bridge.endpoint.Limits;
import dev.earshot.bridge.endpoint.Price;
import dev.earshot.bridge.endpoint.Retries;
import dev.earshot.bridge.endpoint.SavedEndpoint;
import dev.earshot.bridge.endpoint.SoundChoice;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// What becomes of a draft: an endpoint, or what is wrong with which entry, in the sentences of the
/// records themselves.
///
/// @param endpoint empty while something is wrong
/// @param wrong has to be mended before it can be saved
/// @param advice what will not do when it is used; it can be saved all the same
record DraftCheck(Optional<SavedEndpoint> endpoint, Map<Entry, String> wrong, Map<Entry, String> advice) {
    /// @param others without the endpoint that is being edited
    static DraftCheck of(EndpointDraft draft, EndpointBook others, Vendors vendors) {
        return new Checking(draft, others, vendors).done();
    }

    /// What is to be said beside an entry.
    Optional<String> about(Entry entry) {
        return Optional.ofNullable(wrong.get(entry)).or(() -> Optional.ofNullable(advice.get(entry)));
    }

    private static final class Checking {
        private final EndpointDraft draft;
        private final EndpointBook others;
        private final Vendors vendors;
        private final Map<Entry, String> wrong = new EnumMap<>(Entry.class);

        Checking(EndpointDraft draft, EndpointBook others, Vendors vendors) {
            this.draft = draft;
            this.others = others;
            this.vendors = vendors;
        }

        DraftCheck done() {
            var endpoint = endpoint();
            var advice = new EnumMap<Entry, String>(Entry.class);
            if (wrong.isEmpty()) {
                endpoint.ifPresent(whole -> advice.putAll(Trial.of(whole, vendors)));
            }
            return new DraftCheck(wrong.isEmpty() ? endpoint : Optional.empty(), Map.copyOf(wrong), Map.copyOf(advice));
        }

        private Optional<SavedEndpoint> endpoint() {
            var name = draft.text(Entry.NAME).strip();
            attempt(Entry.NAME, () -> {
                if (name.isEmpty()) {
                    throw said("Give it a name that you will know it by.");
                }
                if (others.endpoints().stream().anyMatch(one -> one.name().equals(name))) {
                    throw said("There is already an endpoint '" + name + "'; choose another name.");
                }
                return SavedEndpoint.of(name, "earshot", "ws://127.0.0.1");
            });
            attempt(Entry.KIND, () -> {
                if (draft.given(Entry.KIND).isEmpty()) {
                    throw said("Choose what kind of service this is.");
                }
                return vendors.of(draft.text(Entry.KIND));
            });
            attempt(Entry.ADDRESS, this::address);
            var query = fields(Entry.QUERY, '=', Field::parameter);
            var headers = fields(Entry.HEADERS, ':', Field::header);
            attempt(Entry.HEADERS, () -> plain(headers, Optional.empty()));
            var sound = sound();
            var limits = limits();
            var retries = retries();
            var price = price();
            var description = draft.given(Entry.DESCRIPTION).filter(_ -> Kinds.isDescribed(draft.text(Entry.KIND)));
            attempt(Entry.DESCRIPTION, () -> plain(List.of(), description));
            return wrong.isEmpty()
                    ? Optional.of(new SavedEndpoint(
                            name,
                            draft.text(Entry.KIND),
                            draft.text(Entry.ADDRESS).strip(),
                            draft.given(Entry.MODEL),
                            draft.given(Entry.LANGUAGE),
                            query,
                            headers,
                            sound,
                            limits,
                            retries,
                            price,
                            draft.cached(),
                            description,
                            draft.unknown()))
                    : Optional.empty();
        }

        private Object address() {
            var text = draft.given(Entry.ADDRESS)
                    .orElseThrow(() -> said("Give the address of the service, such as wss://api.example.org/v1/listen;"
                            + " {{variables}} in it are filled in from an environment."));
            var trial = SavedEndpoint.of("this endpoint", "earshot", text);
            return text.contains("{{")
                    ? trial
                    : EndpointBook.EMPTY.with(trial).resolve(trial.name()).origin();
        }

        private static SavedEndpoint plain(List<Field> headers, Optional<String> description) {
            var usual = SavedEndpoint.of("this endpoint", "earshot", "ws://127.0.0.1");
            return new SavedEndpoint(
                    usual.name(),
                    usual.vendor(),
                    usual.address(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    headers,
                    usual.sound(),
                    usual.limits(),
                    usual.retries(),
                    Optional.empty(),
                    false,
                    description,
                    usual.unknown());
        }

        private interface Making {
            Field of(String name, String value);
        }

        private List<Field> fields(Entry entry, char between, Making making) {
            var fields = new ArrayList<Field>();
            for (var line : draft.text(entry).lines().map(String::strip).toList()) {
                int at = line.indexOf(between);
                if (!line.isEmpty()) {
                    attempt(entry, () -> {
                                if (at < 0) {
                                    throw said("Write each on a line of its own, with '" + between
                                            + "' between its name and its value; '" + line + "' has none.");
                                }
                                return making.of(
                                        line.substring(0, at).strip(),
                                        line.substring(at + 1).strip());
                            })
                            .ifPresent(fields::add);
                }
            }
            return fields;
        }

        private SoundChoice sound() {
            var rate = number(Entry.RATE, "A rate is a number of samples a second, such as 16000.", Integer::valueOf);
            attempt(Entry.RATE, () -> new SoundChoice(Optional.empty(), rate));
            return wrong.containsKey(Entry.RATE) ? SoundChoice.USUAL : new SoundChoice(draft.given(Entry.FORMAT), rate);
        }

        private Limits limits() {
            var usual = Limits.USUAL;
            var connect = time(Entry.CONNECT).orElse(usual.connect());
            var read = time(Entry.READ).orElse(usual.read());
            var overall = time(Entry.OVERALL).orElse(usual.overall());
            attempt(Entry.CONNECT, () -> new Limits(connect, usual.read(), usual.overall()));
            attempt(Entry.READ, () -> new Limits(usual.connect(), read, usual.overall()));
            attempt(Entry.OVERALL, () -> new Limits(usual.connect(), usual.read(), overall));
            return wrong.isEmpty() ? new Limits(connect, read, overall) : usual;
        }

        private Retries retries() {
            var usual = Retries.USUAL;
            var most = number(Entry.RETRIES, "Give a whole number; 0 never tries again.", Integer::valueOf)
                    .orElse(usual.most());
            var first = time(Entry.FIRST_PAUSE).orElse(usual.first());
            var later = time(Entry.PAUSE).orElse(usual.later());
            attempt(Entry.RETRIES, () -> new Retries(most, usual.first(), usual.later()));
            attempt(Entry.FIRST_PAUSE, () -> new Retries(usual.most(), first, usual.later()));
            attempt(Entry.PAUSE, () -> new Retries(usual.most(), usual.first(), later));
            return wrong.isEmpty() ? new Retries(most, first, later) : usual;
        }

        private Optional<Price> price() {
            var amount = "A price is an amount, such as 0.258.";
            var perHour = number(Entry.PER_HOUR, amount, BigDecimal::new);
            var perRequest = number(Entry.PER_REQUEST, amount, BigDecimal::new);
            var currency = attempt(
                            Entry.CURRENCY, () -> draft.given(Entry.CURRENCY).map(Price::currency))
                    .flatMap(Function.identity())
                    .orElse(Price.USUAL_CURRENCY);
            perHour.ifPresent(
                    one -> attempt(Entry.PER_HOUR, () -> new Price(one, BigDecimal.ZERO, Price.USUAL_CURRENCY)));
            perRequest.ifPresent(
                    one -> attempt(Entry.PER_REQUEST, () -> new Price(BigDecimal.ZERO, one, Price.USUAL_CURRENCY)));
            boolean none = perHour.isEmpty() && perRequest.isEmpty();
            return none || !wrong.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new Price(perHour.orElse(BigDecimal.ZERO), perRequest.orElse(BigDecimal.ZERO), currency));
        }

        private Optional<Duration> time(Entry entry) {
            return number(
                    entry,
                    "Give a time in seconds, such as 10 or 0.5.",
                    text -> Duration.ofMillis(
                            new BigDecimal(text).movePointRight(3).longValueExact()));
        }

        private <T> Optional<T> number(Entry entry, String otherwise, Function<String, T> read) {
            try {
                return draft.given(entry).map(read);
            } catch (ArithmeticException | NumberFormatException e) {
                wrong.put(entry, otherwise);
                return Optional.empty();
            }
        }

        private <T> Optional<T> attempt(Entry entry, Supplier<T> what) {
            try {
                return Optional.of(what.get());
            } catch (SttException refused) {
                wrong.putIfAbsent(entry, refused.sentence());
                return Optional.empty();
            }
        }

        private static SttException said(String sentence) {
            return new SttException(SttError.UNSUPPORTED, sentence);
        }
    }
}
