package dev.earshot.app.cli;

import dev.earshot.engine.recognition.CalibrationProgress;
import dev.earshot.engine.recognition.KeepingUp;
import dev.earshot.engine.recognition.LoadOptions;
import dev.earshot.engine.recognition.Speed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `earshot models bench`: whether models keep up with speech on this machine.
@Command(
        name = "bench",
        sortOptions = false,
        abbreviateSynopsis = true,
        description = {
            "Measure in 20 seconds a model whether it keeps up with speech on this machine;",
            "'earshot models list' shows it from then on. Without a name the machine itself",
            "is measured, from which the speed of models follows that are not here yet.",
            "('earshot bench' measures more, and takes longer.)",
        })
final class ModelsBenchCommand implements Callable<Integer> {
    private final CliContext context;

    @Parameters(
            arity = "0..*",
            paramLabel = "NAME",
            completionCandidates = ModelIds.class,
            description = "Models that 'earshot models list' names.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--json", description = "For programs: an array, an object a model.")
    private boolean json;

    @Mixin
    private LoadingOptions loading = new LoadingOptions();

    ModelsBenchCommand(CliContext context) {
        this.context = context;
    }

    /// As `--json` prints it.
    ///
    /// @param liveRtf seconds of computing a second of live speech
    /// @param recordingRtf the same of a recording
    record Figure(String id, String name, double liveRtf, double recordingRtf, String fit) {
        private static Figure of(String id, String name, Speed speed) {
            return new Figure(
                    id,
                    name,
                    rounded(speed.live()),
                    rounded(speed.recording()),
                    speed.fit().sentence());
        }

        private static double rounded(double rtf) {
            return Math.round(rtf * 10_000) / 10_000.0;
        }
    }

    @Override
    public Integer call() throws Exception {
        var options = loading.options();
        var keepingUp = context.modelPlaces().get().keepingUp(context.models().get());
        var several = new Several(context.terminal());
        var figures = new ArrayList<Figure>();
        try (var _ = context.interrupts().interrupting();
                var status = new StatusLine(context.terminal(), context.nanoTime())) {
            if (names.isEmpty()) {
                machine(keepingUp, options, status);
            }
            for (String name : names) {
                several.during(name, () -> figures.add(measure(name, keepingUp, options, status)));
            }
        }
        if (json) {
            Json.print(context.terminal(), figures);
        }
        return several.exitCode(names.size()).code();
    }

    private void machine(KeepingUp keepingUp, LoadOptions options, StatusLine status) throws InterruptedException {
        try {
            keepingUp.measureMachine(options, watching("this machine", status));
        } finally {
            status.clear();
        }
        if (!json) {
            out("This machine is measured: 'earshot models list --all' tells how fast each model would be here.");
        }
    }

    private Figure measure(String name, KeepingUp keepingUp, LoadOptions options, StatusLine status)
            throws InterruptedException {
        var model = new KnownModels(context).toHearWith(name);
        Speed speed;
        try {
            speed = keepingUp.measure(model, options, watching(model.name(), status));
        } finally {
            status.clear();
        }
        var figure = Figure.of(model.id(), model.name(), speed);
        if (!json) {
            out("%s: real-time factor %.2f live, %.2f for recordings (%s). %s"
                    .formatted(
                            model.name(),
                            speed.live(),
                            speed.recording(),
                            speed.words(),
                            speed.fit().sentence()));
        }
        return figure;
    }

    private static Consumer<CalibrationProgress> watching(String name, StatusLine status) {
        return progress -> status.show(
                "Measuring %s  %d %%  %s".formatted(name, (int) (progress.fraction() * 100), progress.doing()), "");
    }

    private void out(String line) {
        context.terminal().out().println(line);
        context.terminal().checkOut();
    }
}
