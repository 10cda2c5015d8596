package dev.earshot.app.cli;

import dev.earshot.app.Version;
import dev.earshot.bridge.client.EndpointVendor;
import dev.earshot.bridge.client.Meter;
import dev.earshot.bridge.client.TappedCourier;
import dev.earshot.bridge.client.TappedDialer;
import dev.earshot.bridge.client.Usage;
import dev.earshot.bridge.client.Vendors;
import dev.earshot.bridge.client.Wiring;
import dev.earshot.bridge.faults.Fault;
import dev.earshot.bridge.faults.FaultPlan;
import dev.earshot.bridge.faults.FaultyRecognizer;
import dev.earshot.bridge.tester.TestTrace;
import dev.earshot.bridge.tester.TracedRecognizer;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.AudioFile;
import dev.earshot.engine.audio.AudioSelection;
import dev.earshot.engine.audio.SilenceAfter;
import dev.earshot.engine.recognition.ChunkSizes;
import dev.earshot.engine.recognition.Decoding;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.recognition.SteadyClock;
import dev.earshot.engine.recognition.StreamSimulation;
import dev.earshot.engine.recognition.StreamSimulation.Pace;
import dev.earshot.engine.trace.Keeping;
import dev.earshot.engine.trace.Redactor;
import dev.earshot.engine.trace.TraceHeader;
import dev.earshot.engine.trace.TraceItem;
import dev.earshot.engine.trace.TraceWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
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
            "Send recordings to a speech service as if they were being spoken, and measure what comes of it.",
            "Sound is sent as a LiveKit agent sends it: 50 ms at a time, and half a second of silence in the end.",
            "Ends with 1 when something is not as expected.",
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  earshot endpoint test ws://127.0.0.1:8000/ws/transcribe talk.wav",
            "  earshot endpoint test dg -e production *.wav --reference texts.tsv --expect-wer 0.2 --junit out.xml",
            "  earshot endpoint test dg talk.wav --trace talk.trace     and then: earshot trace show talk.trace",
        })
final class EndpointTestCommand implements Callable<Integer> {
    private final CliContext context;
    private final Vendors vendors;

    @Parameters(index = "0", paramLabel = "NAME|URL", description = "An endpoint that is kept, or an address.")
    private String endpoint = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "Recordings of any common format.")
    private List<Path> recordings = new ArrayList<>();

    @Mixin
    private EndpointChoice choice = new EndpointChoice();

    @Option(names = "--language", paramLabel = "TAG", description = "What is spoken: en, de, ...")
    private Optional<String> language = Optional.empty();

    @Option(names = "--fast", description = "Send sound as fast as it is taken, not as fast as it was spoken.")
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
        if (expectations.needReference() && said instanceof SpokenTexts.Unknown) {
            throw new UsageException("To count errors it must be known what is said: give --reference");
        }
        plan(); // before anything is sent
        var outputs = new Outputs(overwrite);
        junit.ifPresent(outputs::check);
        json.filter(file -> !StandardInput.is(file)).ifPresent(outputs::check);
        var chosen = choice.chosen(endpoint, context, vendors);
        var meter = new Meter();
        var scores = new ArrayList<StreamScore>();
        var tried = new ArrayList<TestReport.Tried>();
        var first = ExitCode.OK;
        try (var _ = context.interrupts().interrupting();
                var status = new StatusLine(context.terminal(), context.nanoTime())) {
            for (Path recording : recordings) {
                try {
                    var score = test(recording, chosen, meter, said, status);
                    scores.add(score);
                    tried.add(judged(recording, score));
                } catch (SttException e) {
                    if (e.error() == SttError.CANCELLED) {
                        throw e;
                    }
                    context.terminal().say(e.sentence());
                    first = first == ExitCode.OK ? ExitCode.of(e.error()) : first;
                    tried.add(new TestReport.Tried(name(recording), 0, List.of(), Optional.of(e.sentence())));
                }
            }
        }
        var report = new TestReport(chosen.config().name(), tried);
        junit.ifPresent(file -> outputs.write(file, report::writeTo));
        json.ifPresent(file -> write(file, chosen.vendor(), scores, outputs));
        print(meter.usage());
        context.terminal().checkOut();
        return (first != ExitCode.OK ? first : report.passed() ? ExitCode.OK : ExitCode.FAILED).code();
    }

    private StreamSimulation simulation() {
        return new StreamSimulation(chunks, fast ? Pace.FAST : Pace.REAL_TIME, SteadyClock.SYSTEM);
    }

    private StreamScore test(
            Path recording, EndpointChoice.Chosen chosen, Meter meter, SpokenTexts said, StatusLine status)
            throws Exception {
        var options =
                RecognitionOptions.DEFAULT.withDecoding(Decoding.LIVE).withLanguage(language.or(chosen::language));
        try (var opened = opened(recording, chosen, meter)) {
            var source = new SilenceAfter(
                    opened.service().disturbed(AudioFile.open(recording).source(AudioSelection.ALL)), endSilence);
            var streaming = new Streaming(
                    context,
                    status,
                    opened.recognizer(),
                    simulation(),
                    options,
                    Optional.empty(),
                    Duration.ofMillis(500),
                    printsText());
            var score = streaming.run(name(recording), source, true, said.of(recording));
            if (printsText()) {
                new StreamTable(context.terminal().out()).print(score);
            }
            return score;
        }
    }

    private boolean printsText() {
        return json.filter(StandardInput::is).isEmpty();
    }

    /// An endpoint, and the trace of what goes on with it.
    ///
    /// @param recognizer the service, and what writes down what goes to it
    private record Opened(FaultyRecognizer service, Recognizer recognizer, Optional<TestTrace> trace)
            implements AutoCloseable {
        @Override
        public void close() {
            recognizer.close();
            trace.ifPresent(TestTrace::close);
        }
    }

    private Opened opened(Path recording, EndpointChoice.Chosen chosen, Meter meter) {
        var detectors = context.models().get().detectors();
        var written = trace.map(file -> begin(recording, file, chosen));
        var wiring = written.map(tap -> new Wiring(
                        dialer -> new TappedDialer(dialer, tap),
                        courier -> new TappedCourier(courier, tap),
                        meter,
                        detectors))
                .orElse(new Wiring(UnaryOperator.identity(), UnaryOperator.identity(), meter, detectors));
        var service = new FaultyRecognizer(
                chosen.vendor(),
                chosen.config(),
                wiring,
                plan(),
                happening -> written.ifPresent(tap -> note(happening.fault(), tap)),
                SteadyClock.SYSTEM);
        return new Opened(
                service,
                written.<Recognizer>map(tap -> new TracedRecognizer(service, tap))
                        .orElse(service),
                written);
    }

    /// A jitter happens to every frame; that there is one stands in the header.
    private static void note(Fault fault, TestTrace tap) {
        if (!(fault instanceof Fault.Jitter)) {
            tap.note(
                    TraceItem.Mark.Kind.NOTE,
                    "on purpose: " + FaultPlan.of(fault).text());
        }
    }

    private FaultPlan plan() {
        try {
            return FaultPlan.parse(faults);
        } catch (SttException e) {
            throw new UsageException("--faults: " + e.sentence());
        }
    }

    private TestTrace begin(Path recording, Path file, EndpointChoice.Chosen chosen) {
        var target = recordings.size() == 1 ? file : file.resolveSibling(name(recording) + "-" + file.getFileName());
        new Outputs(overwrite).check(target);
        var redactor = new Redactor(chosen.config().key().stream().toList(), Keeping.SOUND);
        var header = new TraceHeader(
                context.clock().instant(),
                Version.application(),
                "Java " + Runtime.version().feature(),
                TraceHeader.Side.CLIENT,
                chosen.config().address().toString(),
                chosen.vendor().name(),
                UUID.randomUUID().toString(),
                Optional.empty(),
                language.or(chosen::language),
                Map.of("endpoint", chosen.config().name(), "recording", name(recording), "faults", faults),
                Keeping.SOUND,
                Optional.empty());
        return new TestTrace(TraceWriter.begin(target, header, redactor), SteadyClock.SYSTEM);
    }

    private static String name(Path recording) {
        return StandardInput.name(recording);
    }

    private TestReport.Tried judged(Path recording, StreamScore score) {
        var verdicts = expectations.judge(score);
        for (var verdict : verdicts) {
            if (!verdict.met()) {
                context.terminal().say("Not as expected: %s; %s.".formatted(verdict.name(), verdict.found()));
            }
        }
        return new TestReport.Tried(name(recording), score.took().toMillis() / 1e3, verdicts, Optional.empty());
    }

    private void print(Usage usage) {
        if (printsText()) {
            context.terminal()
                    .out()
                    .printf(
                            Locale.ROOT,
                            "%n%d requests (%d failed), %.1f s of sound, %.2f s to answer on average%n",
                            usage.requests(),
                            usage.failed(),
                            usage.audio().toMillis() / 1e3,
                            usage.average().toMillis() / 1e3);
        }
    }

    private void write(Path file, EndpointVendor vendor, List<StreamScore> scores, Outputs outputs) {
        var report = new StreamReport(
                vendor.name(),
                endpoint,
                "",
                fast ? "fast" : "real_time",
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
