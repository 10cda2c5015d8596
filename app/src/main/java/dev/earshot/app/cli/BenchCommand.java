package dev.earshot.app.cli;

import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.AudioFile;
import dev.earshot.engine.audio.AudioSelection;
import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.recognition.BenchmarkPlan;
import dev.earshot.engine.recognition.LoadOptions;
import dev.earshot.engine.recognition.Models;
import dev.earshot.engine.store.InstalledModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `earshot bench`: how fast a model is on this machine, and how much memory it takes.
@Command(
        name = "bench",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Measure how fast a model is on this machine, and how much memory it takes.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  earshot bench                                         the best model installed",
            "  earshot bench --size small --precision fp32,bf16,int8 no model needed",
            "  earshot bench -m ~/models/whisper-base --threads 1,2 --file talk.mp3",
            "  earshot bench server http://127.0.0.1:8000 --file talk.mp3",
        })
final class BenchCommand implements Callable<Integer> {
    private static final int TOKENS = 25;

    private final CliContext context;

    @ArgGroup(validate = false, heading = "%nWhat is measured:%n")
    private Subject subject = new Subject();

    @Mixin
    private ModelOptions model = new ModelOptions();

    @Mixin
    private DecodingOptions decoding = new DecodingOptions();

    BenchCommand(CliContext context) {
        this.context = context;
    }

    /// The command with the one under it.
    static CommandLine with(CliContext context, CommandLine.IFactory factory) {
        return new CommandLine(new BenchCommand(context), factory).addSubcommand(ServerBenchCommand.with(context));
    }

    /// What is measured, and in which configurations.
    static final class Subject {
        @Option(
                names = "--size",
                paramLabel = "SIZE",
                description = "Instead of --model: a model of this published size (tiny, small.en, large-v3 ...) with"
                        + " random weights, which is as fast as a real one and writes nonsense.")
        private Optional<String> size = Optional.empty();

        @Option(names = "--device", paramLabel = "DEVICE", description = "auto (default), cpu, cuda:0, mps.")
        private String device = "auto";

        @Option(
                names = "--precision",
                paramLabel = "LIST",
                split = ",",
                description = "One or several of fp32, bf16, fp16, int8, auto (default); bf16+int8 is an encoder in"
                        + " bf16 with a decoder in int8.")
        private List<String> precisions = List.of("auto");

        @Option(
                names = "--threads",
                paramLabel = "LIST",
                split = ",",
                description = "Processor threads, one number or several; 0 (default) is as many as serve.")
        private List<Integer> threads = List.of(0);

        @Option(names = "--runs", paramLabel = "N", description = "How often each time is taken. Default: 5.")
        private int runs = 5;

        @Option(names = "--file", paramLabel = "FILE", description = "Also transcribe this recording.")
        private Optional<Path> recording = Optional.empty();

        @Option(names = "--json", description = "For programs: an array, an object a configuration.")
        private boolean json;

        List<LoadOptions> configurations() {
            Ranges.check("--runs", OptionalInt.of(runs), value -> value >= 1 && value <= 1000, "1 or more");
            var all = new ArrayList<LoadOptions>();
            for (String precision : precisions) {
                var halves = precision.split("\\+", 2);
                for (int count : threads) {
                    Ranges.check("--threads", OptionalInt.of(count), value -> value >= 0 && value <= 1024, "0 or more");
                    all.add(new LoadOptions(
                            LoadingOptions.device(device),
                            LoadingOptions.precision("--precision", halves[0]),
                            LoadingOptions.precision("--precision", halves[halves.length - 1]),
                            count == 0 ? OptionalInt.empty() : OptionalInt.of(count)));
                }
            }
            return all;
        }
    }

    @Override
    public Integer call() throws Exception {
        var configurations = subject.configurations();
        if (subject.size.isPresent() && model.model.isPresent()) {
            throw new UsageException("--size and --model name two models: give one of them");
        }
        Optional<PcmSource> recording =
                subject.recording.map(file -> AudioFile.open(file).source(AudioSelection.ALL));
        var plan = new BenchmarkPlan(subject.runs, TOKENS, recording, model.options(false, decoding.decoding()));
        try (var _ = context.interrupts().interrupting();
                var status = new StatusLine(context.terminal(), context.nanoTime());
                var made = new ScratchFolder()) {
            return measure(plan, configurations, chosen(made, status), status).code();
        }
    }

    private InstalledModel chosen(ScratchFolder made, StatusLine status) throws IOException {
        var models = context.models().get();
        if (subject.size.isEmpty()) {
            return model.chosen(context);
        }
        status.showNow("Making a model of the size " + subject.size.get() + " ...", "");
        return models.random(subject.size.get(), made.path());
    }

    /// One configuration that this machine does not have spoils none of the others.
    private ExitCode measure(
            BenchmarkPlan plan, List<LoadOptions> configurations, InstalledModel chosen, StatusLine status)
            throws InterruptedException {
        Models models = context.models().get();
        var figures = new ArrayList<BenchFigures>();
        var exitCode = ExitCode.OK;
        for (LoadOptions options : configurations) {
            var number = configurations.size() == 1
                    ? ""
                    : " (" + (configurations.indexOf(options) + 1) + " of " + configurations.size() + ")";
            try {
                var report = plan.measure(
                        () -> models.load(chosen, options),
                        step -> status.showNow(
                                "Measuring " + subject.size.orElse(chosen.name()) + number + ": " + step + " ...", ""));
                figures.add(BenchFigures.of(report, options, subject.size, subject.recording));
            } catch (SttException e) {
                if (configurations.size() == 1 || ExitCode.of(e.error()) != ExitCode.MODEL) {
                    throw e;
                }
                status.above(() -> context.terminal().say(e.sentence()));
                exitCode = ExitCode.of(e.error());
            }
        }
        status.clear();
        if (subject.json) {
            Json.print(context.terminal(), figures);
        } else if (!figures.isEmpty()) {
            new BenchTable(figures, subject.runs).print(context.terminal());
        }
        return exitCode;
    }
}
