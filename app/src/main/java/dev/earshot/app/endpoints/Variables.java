package dev.earshot.app.endpoints;

import dev.earshot.bridge.endpoint.EndpointBook;
import dev.earshot.bridge.endpoint.Environment;
import dev.earshot.bridge.endpoint.Field;
import dev.earshot.bridge.endpoint.SavedEndpoint;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The `{{variables}}` in what is typed in and saved.
final class Variables {
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");

    private Variables() {}

    /// Those of all endpoints.
    static SortedSet<String> of(EndpointBook book) {
        var names = new TreeSet<String>();
        book.endpoints().stream().flatMap(Variables::texts).forEach(text -> names.addAll(in(text)));
        return names;
    }

    private static Stream<String> texts(SavedEndpoint endpoint) {
        return Stream.of(
                        Stream.of(endpoint.address()),
                        endpoint.model().stream(),
                        endpoint.language().stream(),
                        endpoint.query().stream().map(Field::value),
                        endpoint.headers().stream().map(Field::value))
                .flatMap(all -> all);
    }

    static SortedSet<String> in(String text) {
        var names = new TreeSet<String>();
        VARIABLE.matcher(text).results().forEach(found -> names.add(found.group(1)));
        return names;
    }

    /// What a text comes to in an environment, for somebody who types it: what is not known stays as
    /// it is, and is said.
    ///
    /// @return empty for a text without variables
    static Optional<String> preview(String text, Optional<Environment> environment) {
        var names = in(text);
        if (names.isEmpty()) {
            return Optional.empty();
        }
        if (environment.isEmpty()) {
            return Optional.of("Choose an environment to see what " + String.join(", ", names)
                    + (names.size() == 1 ? " stands for." : " stand for."));
        }
        var values = environment.get().variables();
        var unknown = names.stream().filter(name -> !values.containsKey(name)).toList();
        if (!unknown.isEmpty()) {
            return Optional.of("The environment '" + environment.get().name() + "' has no " + String.join(", ", unknown)
                    + "; add it there.");
        }
        var filled = VARIABLE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        Optional.ofNullable(values.get(found.group(1))).orElse("")));
        return Optional.of("In '" + environment.get().name() + "': " + filled);
    }
}
