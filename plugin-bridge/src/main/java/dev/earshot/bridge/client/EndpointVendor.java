package dev.earshot.bridge.client;

import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.recognition.RecognizerInfo;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// A kind of service that Earshot speaks with: one protocol, as one folder of `bridge.dialect` has
/// it. Found by
/// [java.util.ServiceLoader]. It is a [StreamingVendor] or a [RecordingVendor].
public interface EndpointVendor {
    Kind kind();

    /// The path that its protocol always asks for; empty where that differs.
    default Optional<String> path() {
        return Optional.empty();
    }

    /// Whether it hears while somebody speaks.
    boolean streams();

    /// Whether how its sound is sent can be chosen, [EndpointConfig#sound]; all others send it in
    /// their one way.
    default boolean choosesSound() {
        return false;
    }

    /// An endpoint as a recogniser. Connects to nothing yet.
    Recognizer recognizer(EndpointConfig config, Wiring wiring);

    default String id() {
        return kind().id();
    }

    default String name() {
        return kind().name();
    }

    default URI address() {
        return kind().address();
    }

    default KeyUse keyUse() {
        return kind().keyUse();
    }

    /// What is known of an endpoint of this kind: its languages are its own business.
    default RecognizerInfo info(EndpointConfig config) {
        return new RecognizerInfo(
                id(), config.name(), config.model().orElse(""), config.address().getAuthority(), List.of());
    }
}
