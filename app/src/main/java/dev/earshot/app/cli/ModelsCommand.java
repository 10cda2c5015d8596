package dev.earshot.app.cli;

import dev.earshot.engine.export.DisplayWidth;
import dev.earshot.engine.store.InstalledModel;
import dev.earshot.engine.store.ModelFolder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `earshot models`: what can be used to hear.
@Command(
        name = "models",
        description = {
            "List the models that are ready to use.",
            "The one marked with * is used when none is chosen.",
        })
final class ModelsCommand implements Callable<Integer> {
    private final CliContext context;

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    ModelsCommand(CliContext context) {
        this.context = context;
    }

    /// As `--json` prints it.
    ///
    /// @param about what it is good for beside others, in a sentence or two; may be empty
    /// @param languages what its files say it understands; empty when they do not say
    /// @param bytes of its weights on disk
    record Line(
            String id,
            String name,
            String family,
            String about,
            Optional<String> folder,
            List<String> languages,
            boolean translates,
            long bytes,
            boolean preferred) {
        private static Line of(InstalledModel model, String about, boolean preferred) {
            return new Line(
                    model.id(),
                    model.name(),
                    model.family(),
                    about,
                    model.folder().map(Path::toString),
                    model.languages(),
                    model.translates(),
                    model.folder()
                            .map(folder -> new ModelFolder(folder).weights())
                            .orElse(0L),
                    preferred);
        }

        /// `99 languages, translates, 3.7 MB`
        private String facts() {
            var spoken = languages.size() > 3 ? languages.size() + " languages" : String.join(" ", languages);
            return Stream.of(spoken, translates ? "translates" : "", bytes == 0 ? "" : Size.show(bytes))
                    .filter(fact -> !fact.isEmpty())
                    .collect(Collectors.joining(", "));
        }
    }

    @Override
    public Integer call() {
        var installed = context.models().get().installed();
        var preferred = context.models().get().preferred();
        var lines = installed.stream()
                .map(model -> Line.of(model, context.models().get().about(model), model.equals(preferred)))
                .toList();
        if (json) {
            Json.print(context.terminal(), lines);
        } else {
            table(lines);
            about(lines);
            honestly(installed);
        }
        context.terminal().checkOut();
        return ExitCode.OK.code();
    }

    private void table(List<Line> lines) {
        int ids = width(lines, Line::id);
        int names = width(lines, Line::name);
        int facts = width(lines, Line::facts);
        for (Line line : lines) {
            context.terminal()
                    .out()
                    .println("%s %s  %s  %s%s"
                            .formatted(
                                    line.preferred() ? "*" : " ",
                                    padded(line.id(), ids),
                                    padded(line.name(), names),
                                    facts == 0 ? "" : padded(line.facts(), facts) + "  ",
                                    line.folder().orElse("comes with Earshot")));
        }
    }

    /// A paragraph for all models that are alike in this.
    private void about(List<Line> lines) {
        var alike = lines.stream()
                .filter(line -> !line.about().isEmpty())
                .collect(Collectors.groupingBy(
                        Line::about, LinkedHashMap::new, Collectors.mapping(Line::id, Collectors.joining(", "))));
        alike.forEach((about, ids) -> context.terminal().out().println("\n" + ids + ":\n  " + about));
    }

    private static int width(List<Line> lines, Function<Line, String> column) {
        return lines.stream().map(column).mapToInt(DisplayWidth::of).max().orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - DisplayWidth.of(text));
    }

    private void honestly(List<InstalledModel> installed) {
        if (installed.stream().allMatch(model -> model.folder().isEmpty())) {
            context.terminal()
                    .out()
                    .println("\nThe built-in model is a baseline: it understands clear English, and gets many words"
                            + " wrong.\nFolders of better ones go into "
                            + context.modelPlaces().get().folder()
                            + ",\nor are named with --model.");
        }
    }
}
