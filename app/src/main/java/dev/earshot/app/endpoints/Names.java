package dev.earshot.app.endpoints;

import dev.earshot.bridge.endpoint.EndpointBook;
import dev.earshot.bridge.endpoint.Environment;
import dev.earshot.bridge.endpoint.SavedEndpoint;
import dev.earshot.bridge.endpoint.TestCollection;
import java.util.List;
import java.util.stream.IntStream;

/// Names that nothing else has.
final class Names {
    private Names() {}

    /// For an endpoint.
    static String free(String wanted, EndpointBook book) {
        return free(wanted, book.endpoints().stream().map(SavedEndpoint::name).toList());
    }

    static String freeEnvironment(String wanted, EndpointBook book) {
        return free(wanted, book.environments().stream().map(Environment::name).toList());
    }

    static String freeCollection(String wanted, EndpointBook book) {
        return free(
                wanted, book.collections().stream().map(TestCollection::name).toList());
    }

    private static String free(String wanted, List<String> taken) {
        if (!taken.contains(wanted)) {
            return wanted;
        }
        return IntStream.iterate(2, number -> number + 1)
                .mapToObj(number -> wanted + " " + number)
                .filter(name -> !taken.contains(name))
                .findFirst()
                .orElseThrow();
    }
}
