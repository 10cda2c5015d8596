package dev.earshot.app.cli;

import dev.earshot.bridge.client.KeptAnswers;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `earshot endpoint answers`: what services that are asked only once have answered.
@Command(
        name = "answers",
        description = {
            "Say how many answers are kept of endpoints that are asked for the same sound only once (--cache).",
            "With --forget the services are asked again.",
        })
final class EndpointAnswersCommand implements Callable<Integer> {
    private final CliContext context;

    @Option(names = "--forget", description = "Forget all of them.")
    private boolean forget;

    EndpointAnswersCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var kept = new KeptAnswers(context.places().get().answers());
        var extent = kept.extent();
        if (forget) {
            kept.forget();
        }
        context.terminal()
                .out()
                .println(extent.count()
                        + (extent.count() == 1 ? " answer, " : " answers, ")
                        + Size.show(extent.bytes())
                        + (forget ? ", forgotten" : ""));
        context.terminal().checkOut();
        return ExitCode.OK.code();
    }
}
