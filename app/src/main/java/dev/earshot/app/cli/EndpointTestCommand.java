package dev.earshot.app.cli;

import dev.earshot.bridge.client.EndpointVendor;
import dev.earshot.bridge.client.Usage;
import dev.earshot.bridge.client.Vendors;
import dev.earshot.bridge.faults.FaultPlan;
import dev.earshot.bridge.tester.TestReport;
import dev.earshot.bridge.tester.TestRun;
import dev.earshot.bridge.tester.TestVerdict;
import dev.earshot.bridge.tester.TestedEndpoint;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.ChunkSizes;
import dev.earshot.engine.recognition.Decoding;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.SteadyClock;
import dev.earshot.engine.recognition.StreamScore;
import dev.earshot.engine.recognition.StreamSimulation;
import dev.earshot.engine.recognition.StreamSimulation.Pace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `earshot endpoint test`: sends recordings to an endpoint as a LiveKit agent would, and measures what comes.
@Command(
        name = "test",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = {
            "Send sound to a speech service as if it were being spoken, and measure what comes of it.",
            "Sound is sent as a LiveKit agent sends it: 50 ms at a time, and half a second of silence in the end.",
            "Ends with 1 when something is not as expected.",
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  earshot endpoint test ws://127.0.0.1:8000/ws/transcribe talk.wav",
            "  earshot endpoint test dg -e production *.wav --reference texts.tsv --expect-wer 0.2 --junit out.xml",
            "  earshot endpoint test dg talk.wav --trace talk.trace     and then: earshot trace show talk.trace",
            "  earshot endpoint test dg --sample kitchen --say \"Good morning.\" --expect-wer 0.1",
            "  earshot endpoint test dg --microphone --duration 30",
        })
final class EndpointTestCommand implements Callable<Integer> {
    private final CliContext context;
    private final Vendors vendors;

    @Parameters(index = "0", paramLabel = "NAME|URL", description = "An endpoint that is kept, or an address.")
    private String endpoint = "";

    @Parameters(index = "1..*", paramLabel = "FILE", description = "Recordings of any common format.")
    private List<Path> recordings = new ArrayList<>();

    @Mixin
    private TestSoundOptions sound = new TestSoundOptions();

    @Mixin
    private EndpointChoice choice = new EndpointChoice();

    @Option(names = "--language", paramLabel = "TAG", description = "What is spoken: en, de, ...")
    private Optional<String> language = Optional.empty();

    @Option(
            names = "--speed",
            paramLabel = "N|burst",
            converter = Converters.SpeedConverter.class,
            description = "How fast sound is sent: 1 as it was spoken (default), 4, 0.5, or burst, as fast as it is"
                    + " taken.")
    private Pace speed = Pace.REAL_TIME;

    @Option(names = "--fast", description = "The same as --speed burst.")
    private boolean fast;

    @Option(
            names = "--chunk",
            paramLabel = "TIME",
            converter = Converters.ChunkConverter.class,
            description = "In pieces of 10ms, 50ms (default), 100ms; or of random lengths: random, random:SEED.")
    private ChunkSizes chunks = new ChunkSizes.Fixed(Duration.ofMillis(50));

    @Option(
            names = "--end-silence",
            paramLabel = "TIME",
            converter = Converters.TimeConverter.class,
            description = "How much silence is sent after the end. Default: 500ms.")
    private Duration endSilence = Duration.ofMillis(500);

    @Option(
            names = "--reference",
            paramLabel = "TEXT|FILE",
            description = "What is said: the text, a file with it, words with times (.ctm), or the texts of several"
                    + " recordings (.tsv).")
    private Optional<String> reference = Optional.empty();

    @Mixin
    private TestExpectations expectations = new TestExpectations();

    @Option(
            names = "--faults",
            paramLabel = "PLAN",
            description = "What goes wrong on purpose, as drop@12s,jitter=50ms,seed=7; see docs/faults.md.")
    private String faults = "";

    @Option(
            names = "--trace",
            paramLabel = "FILE",
            description = "Write down sound, frames and events; of several recordings, each with its name before it.")
    private Optional<Path> trace = Optional.empty();

    @Option(names = "--junit", paramLabel = "FILE", description = "Write what was expected and found as JUnit XML.")
    private Optional<Path> junit = Optional.empty();

    @Option(names = "--json", paramLabel = "FILE", description = "All measures for programs; '-' prints them.")
    private Optional<Path> json = Optional.empty();

    @Option(names = "--overwrite", description = "Replace files that exist.")
    private boolean overwrite;

    EndpointTestCommand(CliContext context, Vendors vendors) {
        this.context = context;
        this.vendors = vendors;
    }

    @Override
    public Integer call() throws Exception {
        var said = reference
                .map(given -> SpokenTexts.read(given, context.terminal()))
                .orElse(new SpokenTexts.Unknown());
        if (expectations.needReference()
                && said instanceof SpokenTexts.Unknown
                && (!recordings.isEmpty() || sound.live())) {
            throw new UsageException("To count errors it must be known what is said: give --reference");
        }
        var plan = plan(); // before anything is sent
        var outputs = new Outputs(overwrite);
        junit.ifPresent(outputs::check);
        json.filter(file -> !StandardInput.is(file)).ifPresent(outputs::check);
        var chosen = choice.chosen(endpoint, context, vendors);
        var done = new Done(chosen);
        try (var _ = context.interrupts().interrupting();
                var status = new StatusLine(context.terminal(), context.nanoTime())) {
            var sounds = sound.sounds(recordings, said, context);
            var traces = new TestTraceFiles(trace, sounds.size() > 1, outputs, context.clock());
            var run = new EndpointRun(context, status, run(chosen, plan), printsText());
            for (var each : sounds) {
                done.during(each.name(), () -> run.on(each, traces.of(each.name())));
            }
        }
        junit.ifPresent(file -> outputs.write(file, done.report()::writeTo));
        json.ifPresent(file -> write(file, chosen.vendor(), done.scores, outputs));
        if (printsText()) {
            UsageLine.print(done.usages, chosen.price(), context.terminal().out());
        }
        context.terminal().checkOut();
        return done.exitCode().code();
    }

    private TestRun run(TestedEndpoint chosen, FaultPlan plan) {
        var options =
                RecognitionOptions.DEFAULT.withDecoding(Decoding.LIVE).withLanguage(language.or(chosen::language));
        return new TestRun(
                chosen,
                context.models().get().detectors(),
                new StreamSimulation(chunks, pace(), SteadyClock.SYSTEM),
                endSilence,
                plan,
                options);
    }

    private Pace pace() {
        return fast ? Pace.FAST : speed;
    }

    private boolean printsText() {
        return json.filter(StandardInput::is).isEmpty();
    }

    /// What came of the tests so far.
    private final class Done {
        private final TestedEndpoint chosen;
        private final List<StreamScore> scores = new ArrayList<>();
        private final List<Usage> usages = new ArrayList<>();
        private final List<TestReport.Tried> tried = new ArrayList<>();
        private ExitCode first = ExitCode.OK;

        Done(TestedEndpoint chosen) {
            this.chosen = chosen;
        }

        /// A test that fails does not end those after it, but for one that was called off.
        void during(String name, Callable<EndpointRun.Scored> test) throws Exception {
            try {
                var scored = test.call();
                scores.add(scored.score());
                usages.add(scored.usage());
                tried.add(judged(name, scored.score()));
            } catch (SttException e) {
                if (e.error() == SttError.CANCELLED) {
                    throw e;
                }
                context.terminal().say(e.sentence());
                first = first == ExitCode.OK ? ExitCode.of(e.error()) : first;
                tried.add(new TestReport.Tried(
                        chosen.config().name(), name, Duration.ZERO, List.of(), Optional.of(e.sentence())));
            }
        }

        private TestReport.Tried judged(String name, StreamScore score) {
            if (printsText()) {
                new StreamTable(context.terminal().out()).print(score);
            }
            var verdicts = TestVerdict.of(expectations.expected(Optional.empty(), false), score);
            for (var verdict : verdicts) {
                if (!verdict.met()) {
                    context.terminal().say("Not as expected: %s; %s.".formatted(verdict.name(), verdict.found()));
                }
            }
            return new TestReport.Tried(chosen.config().name(), name, score.took(), verdicts, Optional.empty());
        }

        TestReport report() {
            return new TestReport(tried);
        }

        ExitCode exitCode() {
            return first != ExitCode.OK ? first : report().passed() ? ExitCode.OK : ExitCode.FAILED;
        }
    }

    private FaultPlan plan() {
        try {
            return FaultPlan.parse(faults);
        } catch (SttException e) {
            throw new UsageException("--faults: " + e.sentence());
        }
    }

    private void write(Path file, EndpointVendor vendor, List<StreamScore> scores, Outputs outputs) {
        var report = new StreamReport(
                vendor.name(),
                endpoint,
                "",
                StreamReport.pace(pace()),
                StreamReport.chunks(chunks),
                scores.stream().map(StreamFigures::of).toList(),
                scores.isEmpty() ? Optional.empty() : Optional.of(StreamFigures.of(StreamScore.pooled(scores))));
        if (StandardInput.is(file)) {
            Json.print(context.terminal(), report);
        } else {
            outputs.write(file, out -> out.write(Json.of(report) + "\n"));
        }
    }
}
