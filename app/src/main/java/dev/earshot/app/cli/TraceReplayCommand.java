package dev.earshot.app.cli;

import dev.earshot.bridge.client.Vendors;
import dev.earshot.bridge.client.Wiring;
import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.recognition.LoadOptions;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.recognition.SteadyClock;
import dev.earshot.engine.recognition.StreamSimulation.Pace;
import dev.earshot.engine.recognition.TraceReplay;
import dev.earshot.engine.trace.Trace;
import dev.earshot.engine.trace.TraceDiff;
import dev.earshot.engine.trace.TraceMeasures;
import dev.earshot.engine.trace.TraceTimes;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `earshot trace replay`: the sound of a session, heard again.
@Command(
        name = "replay",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = {
            "Hear the sound of a session again, in the pieces in which it came, and compare what is said.",
            "By a model, or with --endpoint by a service elsewhere: one that is kept, or an address.",
            "Returns 0 when the text is the same, but for case and punctuation, and 1 when it differs.",
        })
final class TraceReplayCommand implements Callable<Integer> {
    private final CliContext context;
    private final Vendors vendors;

    @Parameters(paramLabel = "FILE", description = "A trace with sound.")
    private Path file = Path.of("");

    @Option(names = "--realtime", description = "Send each piece when it came: also measures computing.")
    private boolean realTime;

    @Option(names = "--fast", description = "Send sound as fast as it is heard (default).")
    private boolean fast;

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Option(names = "--endpoint", paramLabel = "NAME|URL", description = "Who hears it, instead of a model.")
    private Optional<String> endpoint = Optional.empty();

    @Mixin
    private EndpointChoice choice = new EndpointChoice();

    @Mixin
    private ModelOptions model = new ModelOptions();

    @Mixin
    private LoadingOptions loading = new LoadingOptions();

    @Mixin
    private EndpointingOptions endpointing = new EndpointingOptions();

    @Mixin
    private LiveDecodingOptions decoding = new LiveDecodingOptions();

    TraceReplayCommand(CliContext context, Vendors vendors) {
        this.context = context;
        this.vendors = vendors;
    }

    @Override
    public Integer call() throws Exception {
        if (realTime && fast) {
            throw new UsageException("--realtime and --fast are two paces: give one of them");
        }
        var options = model.options(true, decoding.live(), endpointing.endpointing());
        var where = loading.options();
        try (var trace = Trace.open(file)) {
            var sound = trace.sound()
                    .orElseThrow(() -> new UsageException(file + " holds no sound that could be heard again"));
            try (var _ = context.interrupts().interrupting();
                    var status = new StatusLine(context.terminal(), context.nanoTime());
                    var hearer = hearer(where, status)) {
                var recognizer = hearer.recognizer();
                var asked = options.withLanguage(
                        options.language().or(() -> trace.header().language()));
                return compare(trace, recognizer, replay(trace, sound, recognizer, asked, status))
                        .code();
            }
        }
    }

    /// @param owned what is to be closed in the end; a model belongs to others
    private record Hearer(Recognizer recognizer, Optional<Recognizer> owned) implements AutoCloseable {
        @Override
        public void close() {
            owned.ifPresent(Recognizer::close);
        }
    }

    private Hearer hearer(LoadOptions where, StatusLine status) throws InterruptedException {
        if (endpoint.isEmpty()) {
            return new Hearer(ModelOptions.load(context, model.chosen(context), where, status), Optional.empty());
        }
        var chosen = choice.chosen(endpoint.get(), context, vendors);
        var service = chosen.vendor()
                .recognizer(chosen.config(), Wiring.plain(context.models().get().detectors()));
        return new Hearer(service, Optional.of(service));
    }

    private TraceReplay.Replayed replay(
            Trace trace, PcmSource sound, Recognizer recognizer, RecognitionOptions options, StatusLine status)
            throws InterruptedException {
        var replay = new TraceReplay(realTime ? Pace.REAL_TIME : Pace.FAST, SteadyClock.SYSTEM);
        var replayed = new AtomicReference<Optional<TraceReplay.Replayed>>(Optional.empty());
        var heard = Listening.to(String.valueOf(file.getFileName()), context, status, false)
                .hear(
                        sound,
                        (watched, listener) ->
                                replayed.set(Optional.of(replay.run(trace, watched, recognizer, options, listener))));
        return replayed.get()
                .orElseThrow(() -> heard.brokenOff()
                        .orElseThrow(() -> new IllegalStateException("a replay ended without a result")));
    }

    private ExitCode compare(Trace trace, Recognizer recognizer, TraceReplay.Replayed again) {
        var diff = TraceDiff.of(trace.transcript(), again.transcript());
        if (json) {
            var now = TraceReplayFigures.Again.of(recognizer.info(), again);
            Json.print(context.terminal(), TraceReplayFigures.of(TraceFigures.of(trace), now, diff));
        } else {
            print(context.terminal().out(), trace, recognizer, again, diff);
            context.terminal().checkOut();
        }
        trace.damage().ifPresent(context.terminal()::say);
        return diff.words().errors() == 0 ? ExitCode.OK : ExitCode.FAILED;
    }

    private static void print(
            PrintStream out, Trace trace, Recognizer recognizer, TraceReplay.Replayed again, TraceDiff diff) {
        out.println("then  "
                + trace.header()
                        .model()
                        .map(one -> one.name() + " on " + one.device())
                        .orElse("unknown"));
        out.println(
                "now   " + recognizer.info().name() + " on " + recognizer.info().device());
        out.println();
        again.transcript().segments().forEach(segment -> out.println(segment.text()));
        out.println();
        new TextDifference(out).print(diff, "then", "now");
        out.println();
        out.println(String.format("%-32s%-24s%s", "", "then", "now"));
        var clock = TraceMeasures.clock(TraceTimes.of(trace).live() && again.live());
        new TraceTable(out)
                .print(List.of(
                        TraceMeasures.of(trace, clock), TraceMeasures.of(again.log(), again.transcript(), clock)));
    }
}
