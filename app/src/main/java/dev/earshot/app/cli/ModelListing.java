package dev.earshot.app.cli;

import dev.earshot.engine.export.DisplayWidth;
import dev.earshot.engine.recognition.Candidate;
import dev.earshot.engine.recognition.KeepingUp;
import dev.earshot.engine.recognition.LoadOptions;
import dev.earshot.engine.recognition.Machine;
import dev.earshot.engine.recognition.Recommendation;
import dev.earshot.engine.store.InstalledModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/// The list of models, for people and for programs.
final class ModelListing {
    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Option(
            names = {"-a", "--all"},
            description = "Also what the catalogue has: how large, under which licence, and what it is good for.")
    private boolean all;

    ExitCode print(CliContext context) {
        var known = new KnownModels(context);
        var rows = rows(context, known);
        if (json) {
            Json.print(context.terminal(), rows);
            return ExitCode.OK;
        }
        table(
                context,
                rows.stream()
                        .filter(row -> row.state() == ModelRow.State.INSTALLED)
                        .toList());
        parts(context, rows);
        unfinished(context, rows);
        about(context, rows);
        if (all) {
            available(context, rows);
        } else if (rows.stream().allMatch(row -> row.folder().isEmpty() || row.state() == ModelRow.State.PART)) {
            honestly(context, known);
        }
        context.terminal().checkOut();
        return ExitCode.OK;
    }

    private List<ModelRow> rows(CliContext context, KnownModels known) {
        var keepingUp = context.modelPlaces().get().keepingUp(known.models());
        var best = recommended(known, keepingUp).map(Candidate::id).orElse("");
        var installed = known.models().installed();
        var rows = new ArrayList<ModelRow>();
        for (InstalledModel model : installed) {
            rows.add(ModelRow.installed(
                    model,
                    known,
                    keepingUp.known(model, LoadOptions.AUTO),
                    model.id().equals(best),
                    model.equals(installed.getFirst())));
        }
        known.store().models().stream()
                .filter(part -> rows.stream().noneMatch(row -> row.id().equals(part.id())))
                .flatMap(part -> known
                        .catalogued(part.id())
                        .filter(entry -> !known.canRun(entry))
                        .map(entry -> ModelRow.part(part, entry))
                        .stream())
                .forEach(rows::add);
        known.store().unfinished().stream().map(ModelRow::unfinished).forEach(rows::add);
        if (all) {
            known.catalog().entries().stream()
                    .filter(entry -> rows.stream().noneMatch(row -> row.id().equals(entry.id())))
                    .map(entry -> ModelRow.available(
                            entry,
                            keepingUp.estimate(entry.id(), LoadOptions.AUTO),
                            entry.id().equals(best)))
                    .forEach(rows::add);
        }
        return rows;
    }

    /// The best for this machine's processor and memory, for any language.
    private static Optional<Candidate> recommended(KnownModels known, KeepingUp keepingUp) {
        var candidates = known.catalog().entries().stream()
                .filter(known::canRun)
                .map(entry -> Candidate.of(entry, keepingUp.estimate(entry.id(), LoadOptions.AUTO)))
                .toList();
        return Recommendation.of(candidates, Machine.here(OptionalLong.empty()), Recommendation.Purpose.ANY_LANGUAGE)
                .map(Recommendation::model);
    }

    private static void table(CliContext context, List<ModelRow> rows) {
        int ids = width(rows, ModelRow::id);
        int names = width(rows, ModelRow::name);
        int facts = width(rows, ModelRow::facts);
        for (ModelRow row : rows) {
            context.terminal()
                    .out()
                    .println("%s %s  %s  %s%s"
                            .formatted(
                                    row.preferred() ? "*" : " ",
                                    padded(row.id(), ids),
                                    padded(row.name(), names),
                                    facts == 0 ? "" : padded(row.facts(), facts) + "  ",
                                    row.folder().orElse("comes with Earshot")));
        }
    }

    private static void parts(CliContext context, List<ModelRow> rows) {
        rows.stream()
                .filter(row -> row.state() == ModelRow.State.PART)
                .forEach(row -> context.terminal()
                        .out()
                        .println("  " + row.id() + "  " + row.summary().orElse("") + " " + Size.show(row.bytes()) + ", "
                                + row.folder().orElse("")));
    }

    private static void unfinished(CliContext context, List<ModelRow> rows) {
        rows.stream()
                .filter(row -> row.state() == ModelRow.State.UNFINISHED)
                .forEach(row -> context.terminal()
                        .out()
                        .println("  " + row.id() + "  not complete: " + row.arrived() + "; 'earshot models get "
                                + row.id() + "' goes on"));
    }

    /// A paragraph for all models that are alike in this.
    private static void about(CliContext context, List<ModelRow> rows) {
        var alike = rows.stream()
                .filter(row -> !row.about().isEmpty())
                .collect(Collectors.groupingBy(
                        ModelRow::about,
                        LinkedHashMap::new,
                        Collectors.mapping(ModelRow::id, Collectors.joining(", "))));
        alike.forEach((about, ids) -> context.terminal().out().println("\n" + ids + ":\n  " + about));
    }

    private static void available(CliContext context, List<ModelRow> rows) {
        var out = context.terminal().out();
        var available = rows.stream()
                .filter(row -> row.state() == ModelRow.State.AVAILABLE)
                .toList();
        if (!available.isEmpty()) {
            out.println("\nTo be had with 'earshot models get NAME':");
        }
        int ids = width(available, ModelRow::id);
        for (ModelRow row : available) {
            out.println("  " + padded(row.id(), ids) + "  " + row.facts());
            out.println("  " + " ".repeat(ids) + "  " + row.summary().orElse(""));
        }
    }

    private static int width(List<ModelRow> rows, Function<ModelRow, String> column) {
        return rows.stream().map(column).mapToInt(DisplayWidth::of).max().orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - DisplayWidth.of(text));
    }

    private static void honestly(CliContext context, KnownModels known) {
        var keepingUp = context.modelPlaces().get().keepingUp(known.models());
        context.terminal()
                .out()
                .println(
                        "\nThe built-in model is a baseline: it understands clear English, and gets many words wrong.\n"
                                + "'earshot models list --all' shows better ones"
                                + recommended(known, keepingUp)
                                        .map(best -> "; 'earshot models get " + best.id()
                                                + "' fetches the one for this\nmachine")
                                        .orElse("")
                                + ".");
    }
}
