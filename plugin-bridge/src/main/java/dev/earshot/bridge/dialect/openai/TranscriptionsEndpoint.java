package dev.earshot.bridge.dialect.openai;

import dev.earshot.bridge.client.EndpointConfig;
import dev.earshot.bridge.client.KeyUse;
import dev.earshot.bridge.client.Kind;
import dev.earshot.bridge.client.RecordingVendor;
import dev.earshot.bridge.wire.BatchCodec;
import dev.earshot.bridge.wire.Request;
import java.util.Optional;

/// OpenAI's API for recordings, or one of the many servers that speak its `/v1/audio/transcriptions`.
public final class TranscriptionsEndpoint implements RecordingVendor {
    @Override
    public Kind kind() {
        return Kind.of("openai", "OpenAI for recordings", "https://api.openai.com", KeyUse.bearer());
    }

    @Override
    public Optional<String> path() {
        return Optional.of("/v1/audio/transcriptions");
    }

    @Override
    public BatchCodec codec(Request request, EndpointConfig config) {
        return new TranscriptionsBatch(
                request, TextAnswer.fitting(request.model()), Optional.of(TranscriptionsBatch.OPENAI_LONGEST));
    }
}
