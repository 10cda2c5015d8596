package dev.earshot.app.cli;

import dev.earshot.app.shell.SettingsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `earshot models move`: keeps the models in another folder from now on.
@Command(
        name = "move",
        description = {
            "Keep the models in another folder from now on, on another disk for example.",
            "They are copied, checked and only then deleted where they were.",
        })
final class ModelsMoveCommand implements Callable<Integer> {
    private final CliContext context;

    @Parameters(paramLabel = "FOLDER", description = "Where to; it need not exist.")
    private Path target = Path.of("");

    ModelsMoveCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        var store = new KnownModels(context).store();
        var to = target.toAbsolutePath().normalize();
        try (var _ = context.interrupts().interrupting();
                var status = new StatusLine(context.terminal(), context.nanoTime())) {
            store.moveTo(
                    to,
                    this::remember,
                    progress -> status.show(new TransferLine("Moving the models", progress).text(), ""));
        } catch (InterruptedException e) {
            context.terminal()
                    .say("Stopped; the models are in "
                            + context.modelPlaces().get().folder() + ".");
            throw e;
        }
        context.terminal()
                .out()
                .println("The models are in " + to
                        + " now. A window of Earshot that is open finds them there when it is" + " started again.");
        context.terminal().checkOut();
        return ExitCode.OK.code();
    }

    private void remember(Path folder) {
        var places = context.places().get();
        var file = new SettingsFile(places.settings());
        var setting = folder.equals(places.models()) ? Optional.<Path>empty() : Optional.of(folder);
        try {
            file.change(settings -> settings.withSupply(settings.supply().withFolder(setting)));
        } catch (IOException e) {
            throw WriteFailure.of(e, file.path().toString());
        }
    }
}
