package dev.earshot.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `earshot models path`: where models lie, for scripts.
@Command(name = "path", description = "Print where the models lie, or where one of them does.")
final class ModelsPathCommand implements Callable<Integer> {
    private final CliContext context;

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            completionCandidates = ModelIds.class,
            description = "Default: the models folder itself.")
    private Optional<String> name = Optional.empty();

    ModelsPathCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.terminal().out().println(path());
        context.terminal().checkOut();
        return ExitCode.OK.code();
    }

    private Path path() {
        if (name.isEmpty()) {
            return context.modelPlaces().get().folder();
        }
        var model = new KnownModels(context).toHearWith(name.get());
        return model.folder()
                .orElseThrow(() -> new UsageException(model.name() + " is part of Earshot and has no folder"));
    }
}
