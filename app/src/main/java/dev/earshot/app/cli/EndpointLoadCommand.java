package dev.earshot.app.cli;

import dev.earshot.bridge.client.Meter;
import dev.earshot.bridge.client.Vendors;
import dev.earshot.bridge.client.Wiring;
import dev.earshot.bridge.load.ConfirmedHost;
import dev.earshot.bridge.load.HeldSound;
import dev.earshot.bridge.load.Load;
import dev.earshot.bridge.load.LoadListener;
import dev.earshot.bridge.load.LoadPlan;
import dev.earshot.bridge.load.LoadSearch;
import dev.earshot.bridge.load.LoadStep;
import dev.earshot.bridge.load.Spoken;
import dev.earshot.bridge.tester.EndpointLoad;
import dev.earshot.bridge.tester.TestReport;
import dev.earshot.bridge.tester.TestVerdict;
import dev.earshot.bridge.tester.TestedEndpoint;
import dev.earshot.engine.audio.AudioFile;
import dev.earshot.engine.audio.AudioSelection;
import dev.earshot.engine.recognition.Decoding;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.SteadyClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `earshot endpoint load`: many streams at once, and how late the text is then.
@Command(
        name = "load",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = {
            "Let many streams speak with a speech service at once, each as fast as people do, and measure how late the"
                    + " text is for them.",
            "A service on another machine is loaded only when its host is confirmed. Ctrl-C ends it with what there is.",
            "Ends with 1 when something is not as expected; unless told otherwise, that no session fails.",
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  earshot endpoint load ws://127.0.0.1:8000/ws/transcribe talk.wav --streams 20 --duration 10:00",
            "  earshot endpoint load mine talk.wav --find-limit --streams 64 --target 1.5s --expect-streams 20",
            "  earshot endpoint load dg talk.wav --streams 5 --confirm api.deepgram.com --expect-final 1s --junit out.xml",
        })
final class EndpointLoadCommand implements Callable<Integer> {
    private final CliContext context;
    private final Vendors vendors;

    @Parameters(index = "0", paramLabel = "NAME|URL", description = "An endpoint that is kept, or an address.")
    private String endpoint = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "What each stream says: ten minutes at most.")
    private Path recording = Path.of("");

    @Mixin
    private EndpointChoice choice = new EndpointChoice();

    @Option(names = "--language", paramLabel = "TAG", description = "What is spoken: en, de, ...")
    private Optional<String> language = Optional.empty();

    @Mixin
    private LoadShape shape = new LoadShape();

    @Option(
            names = "--find-limit",
            description = "Find how many streams are sustained: double them, then halve the gap.")
    private boolean findLimit;

    @Option(
            names = "--target",
            paramLabel = "TIME",
            converter = Converters.TimeConverter.class,
            description = "Streams are sustained when 95 of 100 finals come so soon, and nothing fails. Default: 1s.")
    private Duration target = Duration.ofSeconds(1);

    @Mixin
    private HostConfirmation confirmation = new HostConfirmation();

    @Mixin
    private LoadExpectations expectations = new LoadExpectations();

    @Option(names = "--junit", paramLabel = "FILE", description = "Write what was expected and found as JUnit XML.")
    private Optional<Path> junit = Optional.empty();

    @Option(names = "--json", paramLabel = "FILE", description = "All measures for programs; '-' prints them.")
    private Optional<Path> json = Optional.empty();

    @Option(names = "--overwrite", description = "Replace files that exist.")
    private boolean overwrite;

    EndpointLoadCommand(CliContext context, Vendors vendors) {
        this.context = context;
        this.vendors = vendors;
    }

    /// What came of it.
    ///
    /// @param sustained where that was searched for
    private record Outcome(List<LoadStep> steps, Optional<Integer> sustained, List<TestVerdict> verdicts) {
        boolean stopped() {
            return steps.stream().anyMatch(LoadStep::stopped);
        }
    }

    @Override
    public Integer call() throws Exception {
        if (expectations.needLimit() && !findLimit) {
            throw new UsageException("--expect-streams is for --find-limit");
        }
        int streams = shape.streams();
        var plan = shape.plan();
        var outputs = new Outputs(overwrite);
        junit.ifPresent(outputs::check);
        json.filter(file -> !StandardInput.is(file)).ifPresent(outputs::check);
        var chosen = choice.chosen(endpoint, context, vendors);
        var sound = HeldSound.of(AudioFile.open(recording).source(AudioSelection.ALL), plan.frame());
        var host = confirmation.confirm(
                chosen.config().address(),
                streams,
                plan.expected(streams, sound.length()),
                chosen.price(),
                context.terminal());
        var meter = new Meter();
        Outcome outcome;
        try (var _ = context.interrupts().interrupting();
                var status = new StatusLine(context.terminal(), context.nanoTime())) {
            outcome = outcome(chosen, host, sound, plan, streams, meter, status);
        }
        var report = new TestReport(List.of(tried(chosen, outcome)));
        junit.ifPresent(file -> outputs.write(file, report::writeTo));
        json.ifPresent(file -> write(
                file,
                LoadFigures.of(
                        chosen.config().address(),
                        chosen.vendor().id(),
                        sound,
                        target,
                        outcome.sustained(),
                        outcome.steps(),
                        Optional.of(meter.usage())),
                outputs));
        if (printsText()) {
            var out = context.terminal().out();
            outcome.sustained()
                    .ifPresent(count -> out.println("Sustained: " + count + (count == 1 ? " stream." : " streams.")));
            UsageLine.print(List.of(meter.usage()), chosen.price(), out);
        }
        context.terminal().checkOut();
        return (outcome.stopped() ? ExitCode.CANCELLED : report.passed() ? ExitCode.OK : ExitCode.FAILED).code();
    }

    private Outcome outcome(
            TestedEndpoint chosen,
            ConfirmedHost host,
            HeldSound sound,
            LoadPlan plan,
            int streams,
            Meter meter,
            StatusLine status)
            throws InterruptedException {
        var detectors = context.models().get().detectors();
        var speech = Spoken.in(sound, detectors);
        if (speech.isEmpty()) {
            throw new UsageException("Nobody speaks in " + recording + ": take a recording of speech");
        }
        var wiring = new Wiring(UnaryOperator.identity(), UnaryOperator.identity(), meter, detectors);
        var options =
                RecognitionOptions.DEFAULT.withDecoding(Decoding.LIVE).withLanguage(language.or(chosen::language));
        var steps = new ArrayList<LoadStep>();
        var table = new LoadTable(context.terminal().out(), target, plan.frame());
        LoadListener watch =
                new LoadWatch(status, plan.expected(streams, sound.length()).time(), step -> {
                    steps.add(step);
                    if (printsText()) {
                        table.print(step);
                    }
                });
        if (printsText()) {
            table.heads();
        }
        try (var recognizer = new EndpointLoad(chosen, host, wiring).open()) {
            var load = new Load(host, recognizer, sound, speech, options, plan, SteadyClock.SYSTEM);
            if (findLimit) {
                int sustained = new LoadSearch(target, streams).run(count -> load.run(count, watch));
                return new Outcome(steps, Optional.of(sustained), expectations.judge(sustained));
            }
            var step = load.run(streams, watch);
            return new Outcome(steps, Optional.empty(), expectations.judge(step, plan.frame()));
        }
    }

    private TestReport.Tried tried(TestedEndpoint chosen, Outcome outcome) {
        for (var verdict : outcome.verdicts()) {
            if (!verdict.met()) {
                context.terminal().say("Not as expected: %s; %s.".formatted(verdict.name(), verdict.found()));
            }
        }
        return new TestReport.Tried(
                chosen.config().name(),
                StandardInput.name(recording),
                outcome.steps().stream().map(LoadStep::took).reduce(Duration.ZERO, Duration::plus),
                outcome.verdicts(),
                outcome.stopped() ? Optional.of("It was stopped before its end.") : Optional.empty());
    }

    private boolean printsText() {
        return json.filter(StandardInput::is).isEmpty();
    }

    private void write(Path file, LoadFigures figures, Outputs outputs) {
        if (StandardInput.is(file)) {
            Json.print(context.terminal(), figures);
        } else {
            outputs.write(file, out -> out.write(Json.of(figures) + "\n"));
        }
    }
}
