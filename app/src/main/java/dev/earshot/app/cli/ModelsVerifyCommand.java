package dev.earshot.app.cli;

import dev.earshot.engine.store.Hub;
import dev.earshot.engine.store.StoredModel;
import dev.earshot.engine.store.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `earshot models verify`: reads all files of a model and compares them with what was installed.
@Command(
        name = "verify",
        sortOptions = false,
        description = "Read all files of models and compare them with what was installed.")
final class ModelsVerifyCommand implements Callable<Integer> {
    private final CliContext context;

    @Parameters(
            arity = "0..*",
            paramLabel = "NAME",
            completionCandidates = ModelIds.class,
            description = "Default: all in the models folder.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--repair", description = "Fetch anew what is missing or wrong.")
    private boolean repair;

    @Mixin
    private HubOptions hubOptions = new HubOptions();

    ModelsVerifyCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        var known = new KnownModels(context);
        var hub = Remembered.of(() -> hubOptions.hub(context));
        var several = new Several(context.terminal());
        var asked = names.isEmpty()
                ? known.store().models().stream()
                        .filter(model -> model.manifest().isPresent())
                        .map(StoredModel::id)
                        .toList()
                : names;
        if (asked.isEmpty()) {
            out("There is no model in " + known.store().folder() + " that was fetched or imported.");
        }
        try (var _ = context.interrupts().interrupting();
                var status = new StatusLine(context.terminal(), context.nanoTime())) {
            for (String name : asked) {
                several.during(name, () -> {
                    if (!verify(known.inStore(name), known, hub, status)) {
                        several.failed(name, ExitCode.MODEL);
                    }
                });
            }
        }
        return several.exitCode(asked.size()).code();
    }

    /// Whether it is whole in the end.
    private boolean verify(StoredModel model, KnownModels known, Supplier<Hub> hub, StatusLine status)
            throws InterruptedException {
        Verification result;
        try {
            result = known.store()
                    .verify(model, progress -> status.show(new TransferLine(model.id(), progress).text(), ""));
        } finally {
            status.clear();
        }
        if (result.isWhole()) {
            out(model.id() + ": whole, " + Size.show(model.bytes()) + ".");
            return true;
        }
        result.wrong().forEach(file -> out(model.id() + ": the file " + file.path() + " " + file.why() + "."));
        if (repair) {
            new Fetching(context, status)
                    .run(
                            model.id(),
                            "earshot models verify --repair " + model.id(),
                            listener -> known.store().repair(hub.get(), result, listener));
            out(model.id() + ": repaired.");
            return true;
        }
        context.terminal()
                .say(model.id() + " is damaged: 'earshot models verify --repair " + model.id()
                        + "' fetches what is wrong anew.");
        return false;
    }

    private void out(String line) {
        context.terminal().out().println(line);
        context.terminal().checkOut();
    }
}
