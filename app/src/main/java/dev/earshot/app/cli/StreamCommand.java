package dev.earshot.app.cli;

import dev.earshot.engine.audio.AudioFile;
import dev.earshot.engine.audio.AudioSelection;
import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.recognition.ChunkSizes;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.recognition.SteadyClock;
import dev.earshot.engine.recognition.StreamScore;
import dev.earshot.engine.recognition.StreamSimulation;
import dev.earshot.engine.recognition.StreamSimulation.Pace;
import dev.earshot.engine.vad.Endpointing;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `earshot stream`: recordings as if they were being spoken, with measures.
@Command(
        name = "stream",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = {
            "Hear recordings as if they were being spoken, and measure how early, stable and right the text is.",
            "Every measure is defined in docs/measures.md.",
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  earshot stream talk.mp3                                as fast as it is heard",
            "  earshot stream talk.mp3 --realtime                     as fast as it was spoken",
            "  earshot stream hello.wav --reference \"Hello, world.\"   with word error rates",
            "  earshot stream *.wav --reference texts.tsv --json measures.json",
        })
final class StreamCommand implements Callable<Integer> {
    private final CliContext context;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Recordings or videos in any common format; '-' is standard input.")
    private List<Path> recordings = new ArrayList<>();

    @ArgGroup(validate = false, heading = "%nHow it is streamed and measured:%n")
    private Stream stream = new Stream();

    @Mixin
    private PartOptions part = new PartOptions();

    @Mixin
    private ModelOptions model = new ModelOptions();

    @Mixin
    private LoadingOptions loading = new LoadingOptions();

    @Mixin
    private EndpointingOptions endpointing = new EndpointingOptions();

    @Mixin
    private LiveDecodingOptions decoding = new LiveDecodingOptions();

    /// How sound is sent, and what it is measured by.
    static final class Stream {
        @Option(names = "--realtime", description = "Send sound as fast as it was spoken: also measures computing.")
        private boolean realTime;

        @Option(names = "--fast", description = "Send sound as fast as it is heard (default).")
        private boolean fast;

        @Option(
                names = "--chunk",
                paramLabel = "TIME",
                converter = Converters.ChunkConverter.class,
                description = "In pieces of 10ms, 100ms (default), 1s; or of random lengths: random, random:SEED.")
        private ChunkSizes chunks = new ChunkSizes.Fixed(Duration.ofMillis(100));

        @Option(
                names = "--reference",
                paramLabel = "TEXT|FILE",
                description = "What is said: the text, a file with it, words with times (.ctm), or the texts of several"
                        + " recordings (.tsv with columns file and text). An empty text: nobody speaks.")
        private Optional<String> reference = Optional.empty();

        @Option(
                names = "--pause",
                paramLabel = "TIME",
                converter = Converters.TimeConverter.class,
                description = "How long nobody speaks between two utterances of the reference. Default: 500ms.")
        private Duration pause = Duration.ofMillis(500);

        @Option(names = "--no-offline", description = "Do not hear the recording as a whole too, to compare.")
        private boolean notOffline;

        @Option(names = "--json", paramLabel = "FILE", description = "All measures for programs; '-' prints them.")
        private Optional<Path> json = Optional.empty();

        @Option(names = "--overwrite", description = "Replace the --json file if it exists.")
        private boolean overwrite;

        StreamSimulation simulation() {
            if (realTime && fast) {
                throw new UsageException("--realtime and --fast are two paces: give one of them");
            }
            return new StreamSimulation(chunks, realTime ? Pace.REAL_TIME : Pace.FAST, SteadyClock.SYSTEM);
        }
    }

    StreamCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        var simulation = stream.simulation();
        var selection = selection();
        var ends = endpointing.endpointing();
        var live = model.options(true, decoding.live(), simulation.pace().equals(Pace.REAL_TIME) ? alive(ends) : ends);
        var whole = model.options(false, decoding.whole(), ends);
        var where = loading.options();
        var said = stream.reference
                .map(given -> SpokenTexts.read(given, context.terminal()))
                .orElse(new SpokenTexts.Unknown());
        if (said instanceof SpokenTexts.One && recordings.size() > 1) {
            throw new UsageException("One text cannot be what is said in several recordings: give --reference a .tsv");
        }
        var chosen = model.chosen(context);
        var outputs = new Outputs(stream.overwrite);
        stream.json.filter(file -> !StandardInput.is(file)).ifPresent(outputs::check);
        boolean text = stream.json.filter(StandardInput::is).isEmpty();
        var failures = new Failures(context.terminal());
        var scores = new ArrayList<StreamScore>();
        RecognizerInfo info;
        try (var _ = context.interrupts().interrupting();
                var status = new StatusLine(context.terminal(), context.nanoTime())) {
            var recognizer = ModelOptions.load(context, chosen, where, status);
            info = recognizer.info();
            var streaming = new Streaming(
                    context,
                    status,
                    recognizer,
                    simulation,
                    live,
                    stream.notOffline ? Optional.empty() : Optional.of(whole),
                    stream.pause,
                    text);
            for (Path recording : recordings) {
                failures.during(recording, () -> {
                    var source = source(recording, selection);
                    var score = streaming.run(
                            StandardInput.name(recording), source, !StandardInput.is(recording), said.of(recording));
                    scores.add(score);
                    if (text) {
                        print(score);
                    }
                });
            }
        }
        if (text && scores.size() > 1) {
            print(StreamScore.pooled(scores));
        }
        write(StreamReport.of(info, simulation, scores), outputs);
        return exitCode(failures, scores).code();
    }

    private void print(StreamScore score) {
        new StreamTable(context.terminal().out()).print(score);
        context.terminal().checkOut();
    }

    private void write(StreamReport report, Outputs outputs) throws IOException {
        for (Path file : stream.json.stream().toList()) {
            if (StandardInput.is(file)) {
                Json.print(context.terminal(), report);
            } else {
                outputs.write(file, out -> out.write(Json.of(report) + "\n"));
            }
        }
    }

    /// Text that changed after it was committed is a fault, even where all went well otherwise.
    private ExitCode exitCode(Failures failures, List<StreamScore> scores) {
        var failed = failures.exitCode(recordings.size());
        int changes = scores.stream().mapToInt(StreamScore::changes).sum();
        if (changes == 0) {
            return failed;
        }
        context.terminal().say("Text changed after it was committed, which must never happen: please report this.");
        return failed == ExitCode.OK ? ExitCode.FAILED : failed;
    }

    /// A session may fall behind, and say so, where its stream may stop sending. This one does not.
    private static Endpointing alive(Endpointing ends) {
        return ends.withPatience(Endpointing.LONGEST);
    }

    private PcmSource source(Path recording, AudioSelection selection) {
        if (!StandardInput.is(recording)) {
            return AudioFile.open(recording).source(selection);
        }
        if (context.terminal().inIsTerminal()) {
            throw new UsageException("Standard input is the keyboard: pipe a recording into it");
        }
        return AudioFile.pipe(context.terminal().in(), selection);
    }

    private AudioSelection selection() {
        return switch (part.channel()) {
            case ChannelChoice.One(var channel) -> part.selection().withChannel(channel);
            case ChannelChoice.Each() ->
                throw new UsageException("One channel is streamed at a time: say which with --channel");
        };
    }
}
