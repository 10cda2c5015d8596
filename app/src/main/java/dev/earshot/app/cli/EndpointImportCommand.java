package dev.earshot.app.cli;

import dev.earshot.bridge.endpoint.BookJson;
import dev.earshot.bridge.endpoint.EndpointBook;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `earshot endpoint import`: adds what is in a file.
@Command(
        name = "import",
        description = {
            "Add the endpoints, environments and collections of a file, as 'earshot endpoint",
            "export' writes it. What has the same name here and is something else stays,",
            "and nothing is added, unless --replace is given.",
        })
final class EndpointImportCommand implements Callable<Integer> {
    private final CliContext context;

    @Parameters(paramLabel = "JSON", description = "The file, or - for standard input.")
    private Path file = StandardInput.PATH;

    @Option(names = "--replace", description = "What is in the file counts.")
    private boolean replace;

    EndpointImportCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var added = read();
        context.endpoints().change(book -> {
            var clashes = book.clashes(added);
            if (!clashes.isEmpty() && !replace) {
                throw new UsageException("Here the " + String.join(", the ", clashes)
                        + " is something else, and nothing was added: give --replace, or rename them first");
            }
            return book.with(added);
        });
        context.terminal()
                .out()
                .println(counted(added.endpoints().size(), "endpoint") + ", "
                        + counted(added.environments().size(), "environment") + " and "
                        + counted(added.collections().size(), "collection") + " are here now.");
        context.terminal().checkOut();
        return ExitCode.OK.code();
    }

    private EndpointBook read() {
        var name = StandardInput.is(file) ? "Standard input" : file.toString();
        try {
            var bytes = StandardInput.is(file) ? context.terminal().in().readAllBytes() : Files.readAllBytes(file);
            return BookJson.read(bytes, name);
        } catch (BookJson.NotJson e) {
            throw new SttException(
                    SttError.AUDIO_INVALID, name + " is no JSON" + e.getMessage() + ": export it once more.", e);
        } catch (IOException e) {
            throw new SttException(
                    SttError.AUDIO_NOT_FOUND, name + " cannot be read; check its name and its permissions.", e);
        }
    }

    private static String counted(int count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }
}
