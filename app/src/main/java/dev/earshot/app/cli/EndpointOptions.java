package dev.earshot.app.cli;

import dev.earshot.bridge.endpoint.Limits;
import dev.earshot.bridge.endpoint.Price;
import dev.earshot.bridge.endpoint.Retries;
import dev.earshot.bridge.endpoint.SavedEndpoint;
import dev.earshot.bridge.endpoint.SoundChoice;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What an endpoint has beside its name; what is not given stays as it was, and an empty text takes it
/// away.
final class EndpointOptions {
    @Option(names = "--vendor", paramLabel = "ID", description = "What speaks its protocol.")
    private Optional<String> vendor = Optional.empty();

    @Option(
            names = "--address",
            paramLabel = "URL",
            description = "Where it is, as wss://api.example.org/v1/listen; may hold {{variables}}.")
    private Optional<String> address = Optional.empty();

    @Option(names = "--model", paramLabel = "NAME", description = "As the service calls it.")
    private Optional<String> model = Optional.empty();

    @Option(names = "--language", paramLabel = "TAG", description = "As the service calls it.")
    private Optional<String> language = Optional.empty();

    @Mixin
    private FieldOptions fields = new FieldOptions();

    @Option(names = "--format", paramLabel = "NAME", description = "How sound is sent: linear16, mulaw, ...")
    private Optional<String> format = Optional.empty();

    @Option(names = "--rate", paramLabel = "HZ", description = "With how many samples a second.")
    private Optional<Integer> rate = Optional.empty();

    @Option(
            names = "--connect-timeout",
            paramLabel = "TIME",
            converter = Converters.TimeConverter.class,
            description = "How long connecting may take: 10s unless given.")
    private Optional<Duration> connect = Optional.empty();

    @Option(
            names = "--read-timeout",
            paramLabel = "TIME",
            converter = Converters.TimeConverter.class,
            description = "How long nothing may come when something is owed: 60s unless given.")
    private Optional<Duration> read = Optional.empty();

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = Converters.TimeConverter.class,
            description = "How long all answers may take, from when all the sound is sent: 10:00 unless given.")
    private Optional<Duration> overall = Optional.empty();

    @Option(names = "--retries", paramLabel = "N", description = "How often to try again: 3 unless given.")
    private Optional<Integer> retries = Optional.empty();

    @Option(
            names = "--retry-pause",
            paramLabel = "TIME",
            converter = Converters.TimeConverter.class,
            description = "How long to wait before the second time and later: 2s unless given.")
    private Optional<Duration> pause = Optional.empty();

    @Option(names = "--price-per-hour", paramLabel = "AMOUNT", description = "What an hour of sound costs.")
    private Optional<BigDecimal> perHour = Optional.empty();

    @Option(names = "--price-per-request", paramLabel = "AMOUNT", description = "What each request costs.")
    private Optional<BigDecimal> perRequest = Optional.empty();

    @Option(names = "--currency", paramLabel = "CODE", description = "Of the prices: USD unless given.")
    private Optional<String> currency = Optional.empty();

    @Option(names = "--cache", description = "Ask for the same sound only once.")
    private boolean cache;

    @Option(names = "--no-cache", description = "Ask every time, as it is unless given.")
    private boolean noCache;

    @Option(
            names = "--description",
            paramLabel = "FILE",
            description = "How a service of kind generic-http or generic-websocket is spoken with; see"
                    + " docs/generic-endpoint.md.")
    private Optional<Path> description = Optional.empty();

    Optional<String> vendor() {
        return vendor;
    }

    Optional<String> address() {
        return address;
    }

    SavedEndpoint applied(SavedEndpoint to) {
        return new SavedEndpoint(
                to.name(),
                vendor.orElse(to.vendor()),
                address.orElse(to.address()),
                given(model, to.model()),
                given(language, to.language()),
                fields.query(to.query()),
                fields.headers(to.headers()),
                new SoundChoice(given(format, to.sound().format()), rate.or(to.sound()::rate)),
                limits(to.limits()),
                new Retries(
                        retries.orElse(to.retries().most()),
                        to.retries().first(),
                        pause.orElse(to.retries().later())),
                price(to.price()),
                (to.cached() || cache) && !noCache,
                description.map(EndpointOptions::read).or(to::description),
                to.unknown());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UsageException("The description " + file + " cannot be read: choose a text file in UTF-8");
        }
    }

    private Limits limits(Limits before) {
        return new Limits(
                connect.orElse(before.connect()), read.orElse(before.read()), overall.orElse(before.overall()));
    }

    private Optional<Price> price(Optional<Price> before) {
        if (perHour.isEmpty() && perRequest.isEmpty() && currency.isEmpty()) {
            return before;
        }
        return Optional.of(new Price(
                perHour.or(() -> before.map(Price::perHour)).orElse(BigDecimal.ZERO),
                perRequest.or(() -> before.map(Price::perRequest)).orElse(BigDecimal.ZERO),
                currency.map(Price::currency)
                        .or(() -> before.map(Price::currency))
                        .orElse(Price.USUAL_CURRENCY)));
    }

    private static Optional<String> given(Optional<String> now, Optional<String> before) {
        return now.or(() -> before).filter(text -> !text.isEmpty());
    }

    /// @param known ids of what can be spoken
    /// @throws UsageException when nothing here speaks that
    void checkVendor(List<String> known) {
        vendor.filter(id -> !known.contains(id)).ifPresent(id -> {
            throw new UsageException("Nothing here speaks '" + id + "'; --vendor is one of " + String.join(", ", known)
                    + Nearest.suggestion(id, known));
        });
    }
}
