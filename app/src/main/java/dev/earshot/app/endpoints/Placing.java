package dev.earshot.app.endpoints;

import dev.earshot.bridge.endpoint.EndpointBook;
import dev.earshot.bridge.endpoint.SavedEndpoint;
import java.util.ArrayList;
import java.util.List;

/// Where in its list something stands.
final class Placing {
    private Placing() {}

    /// Puts a removed endpoint back to where it was.
    ///
    /// @throws dev.earshot.engine.SttException UNSUPPORTED when its name is taken by now
    static EndpointBook back(EndpointBook book, SavedEndpoint endpoint, int place) {
        var all = new ArrayList<>(book.endpoints());
        all.add(Math.clamp(place, 0, all.size()), endpoint);
        return new EndpointBook(all, book.environments(), book.collections(), book.unknown());
    }

    /// The same list with one of its items a place further up or down; itself where that does not go.
    static <T> List<T> moved(List<T> all, int from, int by) {
        int to = from + by;
        if (from < 0 || from >= all.size() || to < 0 || to >= all.size()) {
            return all;
        }
        var result = new ArrayList<>(all);
        result.add(to, result.remove(from));
        return result;
    }
}
