package dev.earshot.app.cli;

import dev.earshot.bridge.endpoint.BookJson;
import dev.earshot.bridge.endpoint.SavedEndpoint;
import dev.earshot.bridge.endpoint.TestCollection;
import dev.earshot.engine.export.DisplayWidth;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Option;

/// The list of endpoints, for people and for programs.
final class EndpointListing {
    @Option(names = "--json", description = "For programs: all of it, as in the file.")
    private boolean json;

    ExitCode print(CliContext context) {
        var book = context.endpoints().read();
        var out = context.terminal().out();
        if (json) {
            out.print(new String(BookJson.write(book), StandardCharsets.UTF_8));
        } else if (book.endpoints().isEmpty() && book.collections().isEmpty()) {
            out.println("There is no endpoint yet; 'earshot endpoint add' adds one.");
        } else {
            endpoints(context, book.endpoints());
            collections(context, book.collections());
        }
        context.terminal().checkOut();
        return ExitCode.OK;
    }

    private static void endpoints(CliContext context, List<SavedEndpoint> endpoints) {
        int names = width(endpoints, SavedEndpoint::name);
        int vendors = width(endpoints, SavedEndpoint::vendor);
        for (var endpoint : endpoints) {
            context.terminal()
                    .out()
                    .println("  " + padded(endpoint.name(), names) + "  " + padded(endpoint.vendor(), vendors) + "  "
                            + endpoint.address());
        }
    }

    private static void collections(CliContext context, List<TestCollection> collections) {
        if (!collections.isEmpty()) {
            context.terminal().out().println("Collections:");
        }
        int names = width(collections, TestCollection::name);
        for (var collection : collections) {
            int tests = collection.tests().size();
            context.terminal()
                    .out()
                    .println(
                            "  " + padded(collection.name(), names) + "  " + tests + (tests == 1 ? " test" : " tests"));
        }
    }

    private static <T> int width(List<T> rows, Function<T, String> column) {
        return rows.stream().map(column).mapToInt(DisplayWidth::of).max().orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - DisplayWidth.of(text));
    }
}
