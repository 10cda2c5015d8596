package dev.earshot.app.speech;

import dev.earshot.app.UserEndpoints;
import dev.earshot.bridge.client.Wiring;
import dev.earshot.bridge.endpoint.EndpointBook;
import dev.earshot.bridge.endpoint.SavedEndpoint;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.vad.Detectors;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The user's endpoints as services that hear.
///
/// @param detectors find where somebody speaks, for services that hear recordings only
public record SavedServices(UserEndpoints user, Supplier<Detectors> detectors) implements Services {
    @Override
    public List<Hearer.Service> all(Optional<String> environment) {
        var book = user.file().read();
        return book.endpoints().stream()
                .map(one -> new Hearer.Service(one, environment, host(one, book, environment)))
                .toList();
    }

    /// As it is written where it does not come out; that is said when the service is to hear.
    private static String host(SavedEndpoint endpoint, EndpointBook book, Optional<String> environment) {
        try {
            return environment
                    .map(name -> book.resolve(endpoint.name(), name))
                    .orElseGet(() -> book.resolve(endpoint.name()))
                    .address()
                    .getAuthority();
        } catch (SttException unresolved) {
            return endpoint.address();
        }
    }

    @Override
    public Recognizer open(Hearer.Service service) {
        var opened = user.open(service.endpoint(), service.environment());
        return opened.vendor().recognizer(opened.config(), Wiring.plain(detectors.get()));
    }
}
