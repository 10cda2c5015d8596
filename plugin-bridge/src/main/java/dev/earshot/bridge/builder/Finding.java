package dev.earshot.bridge.builder;

import dev.earshot.bridge.client.EndpointConfig;
import dev.earshot.bridge.dialect.custom.GenericHttpEndpoint;
import dev.earshot.bridge.dialect.custom.GenericWebSocketEndpoint;
import dev.earshot.bridge.wire.BatchAnswer;
import dev.earshot.bridge.wire.Frame;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.transcript.TranscriptBuilder;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What a description finds in answers of its service, as an endpoint of it would.
///
/// @param text that was final; several finals on lines of their own
/// @param interims how many interims there were
/// @param words how many words had times
/// @param problem why it cannot be used
public record Finding(String text, int interims, int words, Optional<String> problem) {
    private static final Duration SOME_TIME = Duration.ofMinutes(10);

    /// Reads answers with the very codecs of the generic kinds.
    public static Finding of(boolean stream, String description, List<JsonNode> answers) {
        var config = EndpointConfig.of("this service", URI.create("http://127.0.0.1"))
                .withDescription(Optional.of(description));
        try {
            return stream ? heard(config, answers) : read(config, answers.getFirst());
        } catch (SttException wrong) {
            return new Finding("", 0, 0, Optional.of(wrong.sentence()));
        }
    }

    private static Finding read(EndpointConfig config, JsonNode answer) {
        var transcript = new GenericHttpEndpoint()
                .codec(config.request(RecognitionOptions.DEFAULT), config)
                .read(BatchAnswer.of(200, answer.toString()), SOME_TIME);
        int words = transcript.segments().stream()
                .mapToInt(segment -> segment.words().size())
                .sum();
        return new Finding(transcript.text(), 0, words, Optional.empty());
    }

    private static Finding heard(EndpointConfig config, List<JsonNode> answers) {
        var codec = new GenericWebSocketEndpoint().codec(config.request(RecognitionOptions.DEFAULT), config);
        var builder = new TranscriptBuilder();
        int interims = 0;
        Optional<String> problem = Optional.empty();
        for (var answer : answers) {
            for (var event : codec.receive(new Frame.Text(answer.toString()))) {
                builder.on(event);
                interims += event instanceof TranscriptEvent.Partial ? 1 : 0;
                if (event instanceof TranscriptEvent.Failed(var cause)) {
                    problem = Optional.of(cause.sentence());
                }
            }
        }
        var transcript = builder.transcript();
        int words = transcript.segments().stream()
                .mapToInt(segment -> segment.words().size())
                .sum();
        return new Finding(transcript.text(), interims, words, problem);
    }
}
