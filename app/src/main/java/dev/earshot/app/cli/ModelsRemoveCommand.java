package dev.earshot.app.cli;

import dev.earshot.engine.store.StoredModel;
import dev.earshot.engine.store.UnfinishedDownload;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `earshot models remove`: deletes models, and what has arrived of those that are not complete.
@Command(
        name = "remove",
        description = "Delete models from the models folder, or what has arrived of an unfinished download.")
final class ModelsRemoveCommand implements Callable<Integer> {
    private static final Set<String> YES = Set.of("y", "yes");

    private final CliContext context;

    @Parameters(
            arity = "1..*",
            paramLabel = "NAME",
            completionCandidates = ModelIds.class,
            description = "As 'earshot models list' names them.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    ModelsRemoveCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        if (!yes && !context.terminal().inIsTerminal()) {
            throw new UsageException("Nobody can be asked here whether to delete: give --yes");
        }
        var known = new KnownModels(context);
        var several = new Several(context.terminal());
        for (String name : names) {
            several.during(name, () -> remove(name, known));
        }
        return several.exitCode(names.size()).code();
    }

    private void remove(String name, KnownModels known) throws IOException {
        var stored = known.stored(name);
        var begun = begun(name, known);
        if (stored.isEmpty() && begun.isPresent()) {
            discard(begun.get(), known);
        } else {
            remove(stored.orElseGet(() -> known.inStore(name)), known);
        }
    }

    private static Optional<UnfinishedDownload> begun(String name, KnownModels known) {
        return known.store().unfinished().stream()
                .filter(download -> download.id().equals(name))
                .findFirst();
    }

    private void remove(StoredModel model, KnownModels known) throws IOException {
        if (agreed("Delete " + model.id() + " (" + Size.show(model.bytes()) + ", " + model.folder() + ")?")) {
            try {
                known.store().remove(model);
            } catch (IOException e) {
                throw WriteFailure.of(e, model.folder().toString());
            }
            out(model.id() + " is deleted; " + Size.show(model.bytes()) + " are free again.");
        }
    }

    private void discard(UnfinishedDownload download, KnownModels known) throws IOException {
        if (download.running()) {
            throw new UsageException(download.id() + " is being downloaded just now: stop that first");
        }
        if (agreed("Delete what has arrived of " + download.id() + " (" + Size.show(download.done()) + ")?")) {
            known.store().discard(download.id());
            out("What had arrived of " + download.id() + " is deleted.");
        }
    }

    private boolean agreed(String question) throws IOException {
        if (yes) {
            return true;
        }
        context.terminal().err().print(question + " [y/N] ");
        context.terminal().err().flush();
        var answer = Optional.ofNullable(answers().readLine()).orElse("");
        boolean agreed = YES.contains(answer.strip().toLowerCase(Locale.ROOT));
        if (!agreed) {
            context.terminal().say("Nothing was deleted.");
        }
        return agreed;
    }

    private Optional<BufferedReader> reader = Optional.empty();

    /// One for all questions, as it reads ahead.
    private BufferedReader answers() {
        if (reader.isEmpty()) {
            reader = Optional.of(
                    new BufferedReader(new InputStreamReader(context.terminal().in(), StandardCharsets.UTF_8)));
        }
        return reader.get();
    }

    private void out(String line) {
        context.terminal().out().println(line);
        context.terminal().checkOut();
    }
}
