package dev.earshot.app.cli;

import dev.earshot.engine.store.InstalledModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `earshot models`: what can be used to hear.
@Command(
        name = "models",
        description = {"List the models that are ready to use.", "The one marked with * is used when none is chosen."})
final class ModelsCommand implements Callable<Integer> {
    private final CliContext context;

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    ModelsCommand(CliContext context) {
        this.context = context;
    }

    /// As `--json` prints it.
    record Line(String id, String name, String family, Optional<String> folder, boolean preferred) {}

    @Override
    public Integer call() {
        var installed = context.models().get().installed();
        var preferred = context.models().get().preferred();
        var lines = installed.stream()
                .map(model -> new Line(
                        model.id(),
                        model.name(),
                        model.family(),
                        model.folder().map(Path::toString),
                        model.equals(preferred)))
                .toList();
        if (json) {
            Json.print(context.terminal(), lines);
        } else {
            table(lines);
            honestly(installed);
        }
        context.terminal().checkOut();
        return ExitCode.OK.code();
    }

    private void table(List<Line> lines) {
        int ids = lines.stream().mapToInt(line -> line.id().length()).max().orElse(0);
        int names = lines.stream().mapToInt(line -> line.name().length()).max().orElse(0);
        for (Line line : lines) {
            context.terminal()
                    .out()
                    .println("%s %s  %s  %s"
                            .formatted(
                                    line.preferred() ? "*" : " ",
                                    line.id() + " ".repeat(ids - line.id().length()),
                                    line.name() + " ".repeat(names - line.name().length()),
                                    line.folder().orElse("comes with Earshot")));
        }
    }

    private void honestly(List<InstalledModel> installed) {
        if (installed.stream().allMatch(model -> model.folder().isEmpty())) {
            context.terminal()
                    .out()
                    .println(
                            "\nThe built-in model is a baseline: it understands clear English, and gets many words wrong.");
        }
    }
}
