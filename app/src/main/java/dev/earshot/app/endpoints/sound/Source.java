package dev.earshot.app.endpoints.sound;

import dev.earshot.app.Samples.Sample;
import dev.earshot.bridge.endpoint.TestSource;
import java.nio.file.Path;
import java.util.Optional;

/// What is sent to an endpoint.
public sealed interface Source {
    /// ISO 639: nobody speaks.
    String NO_LANGUAGE = "zxx";

    /// Kinds of sources, as a person chooses among them.
    enum Kind {
        SAMPLE("Sample"),
        RECORDING("Recording"),
        SPOKEN("Spoken text"),
        MICROPHONE("Microphone");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /// What comes with Earshot.
    record OfSample(Sample sample) implements Source {}

    record Recording(Path file) implements Source {}

    /// A text that the system's voice speaks.
    record Spoken(String text) implements Source {}

    /// Until it is stopped.
    ///
    /// @param id of the device; empty for the system's default
    record OfMicrophone(Optional<String> id, String name) implements Source {}

    /// What a list calls it.
    default String title() {
        return switch (this) {
            case OfSample(var sample) -> sample.name() + " (sample)";
            case Recording(var file) -> String.valueOf(file.getFileName());
            case Spoken(var text) ->
                "“" + (text.length() > 40 ? text.substring(0, 39).strip() + "…" : text) + "”";
            case OfMicrophone microphone -> microphone.name();
        };
    }

    /// What is said in it, where that is known; empty where it is not.
    default String text() {
        return switch (this) {
            case OfSample(var sample) -> sample.text();
            case Spoken(var text) -> text;
            case Recording _, OfMicrophone _ -> "";
        };
    }

    /// The same as a saved test has it; empty for what cannot be sent again.
    default Optional<TestSource> kept() {
        return switch (this) {
            case OfSample(var sample) -> Optional.of(new TestSource.Sample(sample.name()));
            case Recording(var file) ->
                Optional.of(new TestSource.Recording(file.toAbsolutePath().toString()));
            case Spoken(var text) -> Optional.of(new TestSource.Spoken(text));
            case OfMicrophone _ -> Optional.empty();
        };
    }

    /// The language of it, where that is known.
    default Optional<String> language() {
        return switch (this) {
            case OfSample(var sample) -> Optional.of(sample.language()).filter(tag -> !tag.equals(NO_LANGUAGE));
            case Spoken _, Recording _, OfMicrophone _ -> Optional.empty();
        };
    }
}
