package dev.earshot.app.cli;

import dev.earshot.bridge.endpoint.EndpointTest;
import dev.earshot.bridge.endpoint.Expectations;
import dev.earshot.bridge.endpoint.TestCollection;
import dev.earshot.bridge.tester.CollectionRun;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `earshot endpoint collection list`: all of them, or one, with their tests.
@Command(name = "list", description = "List the collections with their tests, each with its number.")
final class CollectionListCommand implements Callable<Integer> {
    private final CliContext context;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Only this one.")
    private Optional<String> name = Optional.empty();

    CollectionListCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var book = context.endpoints().read();
        var shown = name.map(one -> List.of(book.collection(one))).orElse(book.collections());
        var out = context.terminal().out();
        if (shown.isEmpty()) {
            out.println("There is no collection yet; 'earshot endpoint collection add' begins one.");
        }
        shown.forEach(collection -> print(collection, out));
        context.terminal().checkOut();
        return ExitCode.OK.code();
    }

    private static void print(TestCollection collection, PrintStream out) {
        out.println(collection.name());
        int number = 1;
        for (var test : collection.tests()) {
            out.printf(Locale.ROOT, "  %d  %s%n", number++, line(test));
        }
    }

    private static String line(EndpointTest test) {
        var parts = new ArrayList<>(List.of(test.endpoint(), CollectionRun.name(test.source())));
        parts.addAll(words(test.expectations()));
        return String.join("  ", parts);
    }

    private static List<String> words(Expectations expected) {
        var words = new ArrayList<String>();
        expected.wer().ifPresent(rate -> words.add(String.format(Locale.ROOT, "WER <= %.1f %%", 100 * rate)));
        expected.firstInterim().ifPresent(time -> words.add("first interim <= " + seconds(time)));
        expected.finalDelay().ifPresent(time -> words.add("final <= " + seconds(time)));
        if (expected.conformant()) {
            words.add("conformant");
        }
        return words;
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1e3);
    }
}
