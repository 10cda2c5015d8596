package dev.earshot.app.endpoints;

import dev.earshot.bridge.client.EndpointConfig;
import dev.earshot.bridge.client.EndpointVendor;
import dev.earshot.bridge.client.RecordingVendor;
import dev.earshot.bridge.client.StreamingVendor;
import dev.earshot.bridge.client.Vendors;
import dev.earshot.bridge.endpoint.EndpointBook;
import dev.earshot.bridge.endpoint.SavedEndpoint;
import dev.earshot.bridge.secrets.keyring.KeySource;
import dev.earshot.bridge.tester.Configuration;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.RecognitionOptions;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Begins to speak as with an endpoint, without connecting to it: a kind that has to be told a
/// language, or takes sound
/// of one format only, says so in its own words.
final class Trial {
    private Trial() {}

    /// What will not do, and which entry it is about; nothing for an endpoint with variables, which
    /// nobody knows here.
    static Map<Entry, String> of(SavedEndpoint endpoint, Vendors vendors) {
        var book = EndpointBook.EMPTY.with(endpoint);
        EndpointConfig config;
        try {
            var resolved = book.resolve(endpoint.name());
            config = new Configuration(KeySource.NONE, Path.of("")).of(resolved);
        } catch (SttException unready) {
            return Variables.of(book).isEmpty() ? Map.of(Entry.FORMAT, unready.sentence()) : Map.of();
        }
        var vendor = vendors.of(endpoint.vendor());
        var options = RecognitionOptions.DEFAULT.withLanguage(endpoint.language());
        return complaint(vendor, config, options)
                .map(sentence -> Map.of(about(vendor, config, options), sentence))
                .orElse(Map.of());
    }

    private static Entry about(EndpointVendor vendor, EndpointConfig config, RecognitionOptions options) {
        if (complaint(vendor, config, options.withLanguage(Optional.of("en"))).isEmpty()) {
            return Entry.LANGUAGE;
        }
        return complaint(vendor, config.withSound(Optional.empty()), options.withLanguage(Optional.of("en")))
                        .isEmpty()
                ? Entry.FORMAT
                : Entry.DESCRIPTION;
    }

    private static Optional<String> complaint(
            EndpointVendor vendor, EndpointConfig config, RecognitionOptions options) {
        try {
            switch (vendor) {
                case StreamingVendor live -> live.codec(config.request(options), config);
                case RecordingVendor recordings -> recordings.codec(config.request(options), config);
                default -> {}
            }
            return Optional.empty();
        } catch (SttException refused) {
            return Optional.of(refused.sentence());
        }
    }
}
