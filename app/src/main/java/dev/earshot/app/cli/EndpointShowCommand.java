package dev.earshot.app.cli;

import dev.earshot.bridge.endpoint.BookJson;
import dev.earshot.bridge.endpoint.EndpointBook;
import dev.earshot.bridge.endpoint.SavedEndpoint;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `earshot endpoint show`: all that is kept of one.
@Command(
        name = "show",
        description = {
            "Print all that is kept of an endpoint, as JSON. What is not there is as usual.",
            "With --environment its variables are filled in, as when it is used.",
        })
final class EndpointShowCommand implements Callable<Integer> {
    private final CliContext context;

    @Parameters(paramLabel = "NAME", description = "As 'earshot endpoint list' names it.")
    private String name = "";

    @Option(
            names = {"-e", "--environment"},
            paramLabel = "NAME",
            description = "Fill in its variables.")
    private Optional<String> environment = Optional.empty();

    EndpointShowCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var book = context.endpoints().read();
        SavedEndpoint endpoint = environment.isEmpty()
                ? book.endpoint(name)
                : book.resolve(name, environment.get()).endpoint();
        var alone = EndpointBook.EMPTY.with(endpoint);
        context.terminal().out().print(new String(BookJson.write(alone), StandardCharsets.UTF_8));
        context.terminal().checkOut();
        return ExitCode.OK.code();
    }
}
