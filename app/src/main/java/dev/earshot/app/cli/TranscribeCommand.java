package dev.earshot.app.cli;

import dev.earshot.engine.audio.AudioSelection;
import dev.earshot.engine.audio.Channel;
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

/// `earshot transcribe`: recordings in, text out.
@Command(
        name = "transcribe",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Write down what is said in recordings.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  earshot transcribe talk.mp3                   text as it is heard",
            "  earshot transcribe talk.mp3 -o talk.srt       subtitles into a file",
            "  earshot transcribe *.m4a -f txt,json -o out/  many recordings, two formats",
            "  earshot transcribe call.wav --channel each    both sides of a call",
            "  earshot transcribe film.mkv --track 2 --from 1:02:00 --to 1:05:30",
            "  earshot transcribe rede.ogg --task translate  German in, English out",
            "  earshot transcribe talk.mp3 --model ~/models/whisper-small --beam-size 8",
            "  ffmpeg -i rtsp://... -f wav - | earshot transcribe -",
        })
final class TranscribeCommand implements Callable<Integer> {
    private final CliContext context;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Recordings or videos in any common format; '-' is standard input.")
    private List<Path> recordings = new ArrayList<>();

    @ArgGroup(validate = false, heading = "%nWhat is heard:%n")
    private Part part = new Part();

    @ArgGroup(validate = false, heading = "%nHow it is recognised:%n")
    private ModelOptions model = new ModelOptions();

    @ArgGroup(validate = false, heading = "%nWhere the text goes:%n")
    private Destination destination = new Destination();

    @ArgGroup(validate = false, heading = "%nWhere the model runs:%n")
    private LoadingOptions loading = new LoadingOptions();

    @Mixin
    private DecodingOptions decoding = new DecodingOptions();

    TranscribeCommand(CliContext context) {
        this.context = context;
    }

    /// Which part of a recording is heard.
    static final class Part {
        @Option(
                names = "--channel",
                paramLabel = "CHANNEL",
                converter = Converters.ChannelConverter.class,
                description = "mix (default), left, right, each (a transcript a channel), or a number from 1.")
        private ChannelChoice channel = new ChannelChoice.One(Channel.MIX);

        @Option(
                names = "--track",
                paramLabel = "N",
                description = "Which audio track of a film, from 1 (default); 'earshot info' lists them.")
        private int track = 1;

        @Option(
                names = "--from",
                paramLabel = "TIME",
                converter = Converters.TimeConverter.class,
                description = "Where to begin: 90, 1:30, 1:02:03.5 or 250ms.")
        private Duration from = Duration.ZERO;

        @Option(
                names = "--to",
                paramLabel = "TIME",
                converter = Converters.TimeConverter.class,
                description = "Where to end. Times in the output count from the recording's beginning.")
        private Optional<Duration> to = Optional.empty();

        boolean cutsOut() {
            return from.isPositive() || to.isPresent();
        }

        AudioSelection selection() {
            if (track < 1) {
                throw new UsageException("Tracks count from 1, so there is no track " + track);
            }
            if (to.isPresent() && to.get().compareTo(from) <= 0) {
                throw new UsageException("--to must be later than --from");
            }
            return new AudioSelection(track - 1, Channel.MIX, from, to);
        }
    }

    /// Where the text goes.
    static final class Destination {
        @Option(
                names = {"-f", "--format"},
                paramLabel = "FORMAT",
                split = ",",
                description = "txt (default), srt, vtt, json, csv, tsv; several are separated by commas.")
        private List<String> formats = new ArrayList<>();

        @Option(
                names = {"-o", "--output"},
                paramLabel = "PATH",
                description = "A file (its ending implies the format), a folder, or '-' for standard output. Default:"
                        + " standard output for one recording, else files beside the recordings.")
        private Optional<String> output = Optional.empty();

        @Option(names = "--overwrite", description = "Replace files that exist already.")
        private boolean overwrite;
    }

    @Override
    public Integer call() throws Exception {
        boolean each = part.channel instanceof ChannelChoice.Each;
        var plan = OutputPlan.of(recordings, each, destination.formats, destination.output);
        var selection = part.selection();
        var how = decoding.decoding();
        var where = loading.options();
        if (decoding.clips() && part.cutsOut()) {
            throw new UsageException("--clip-timestamps and --from or --to do the same in two ways: give one of them");
        }
        var models = context.models().get();
        var chosen = model.chosen(models);
        var outputs = new Outputs(destination.overwrite);
        var failures = new Failures(context.terminal());
        try (var status = new StatusLine(context.terminal(), context.nanoTime());
                var _ = context.interrupts().during(() -> {
                    status.close();
                    outputs.abandon();
                })) {
            var recognizer = Remembered.of(() -> ModelOptions.load(context, chosen, where, status));
            var options = model.options(status.shown() && context.terminal().outIsTerminal(), how);
            var transcribing = new Transcribing(context, plan, outputs, status, recognizer, options);
            for (Path recording : recordings) {
                failures.during(recording, () -> transcribing.run(recording, selection, part.channel));
            }
        }
        return failures.exitCode(recordings.size()).code();
    }
}
