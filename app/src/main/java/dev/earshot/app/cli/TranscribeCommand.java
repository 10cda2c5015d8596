package dev.earshot.app.cli;

import dev.earshot.engine.recognition.Recognizer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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
    private PartOptions part = new PartOptions();

    @ArgGroup(validate = false, heading = "%nHow it is recognised:%n")
    private ModelOptions model = new ModelOptions();

    @ArgGroup(validate = false, heading = "%nWhere utterances begin and end:%n")
    private EndpointingOptions endpointing = new EndpointingOptions();

    @ArgGroup(validate = false, heading = "%nWhere the text goes:%n")
    private Destination destination = new Destination();

    @ArgGroup(validate = false, heading = "%nWhere the model runs:%n")
    private LoadingOptions loading = new LoadingOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DecodingOptions decoding = new DecodingOptions();

    /// Where the text goes, and how it is written there.
    static final class Destination extends DestinationOptions {
        @Option(
                names = "--fold-case",
                description = "Write the text of a model that knows capitals only in lower case, with a capital at the"
                        + " beginning of each line. Other text stays as it is.")
        private boolean foldCase;

        Recognizer written(Recognizer recognizer) {
            return foldCase ? new FoldingRecognizer(recognizer) : recognizer;
        }
    }

    TranscribeCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        boolean each = part.channel() instanceof ChannelChoice.Each;
        var plan = OutputPlan.of(recordings, each, destination.formats, destination.output);
        var selection = part.selection();
        var how = decoding.decoding();
        var ends = endpointing.endpointing();
        var where = loading.options();
        if (decoding.clips() && part.cutsOut()) {
            throw new UsageException("--clip-timestamps and --from or --to do the same in two ways: give one of them");
        }
        var models = context.models().get();
        var chosen = model.chosen(context);
        Unused.sentence(
                        spec.commandLine().getParseResult().matchedOptions(),
                        models.understoodBy(chosen),
                        chosen.name())
                .ifPresent(context.terminal()::note);
        var outputs = new Outputs(destination.overwrite);
        var failures = new Failures(context.terminal());
        try (var status = new StatusLine(context.terminal(), context.nanoTime());
                var _ = context.interrupts().during(() -> {
                    status.close();
                    outputs.abandon();
                })) {
            var recognizer =
                    Remembered.of(() -> destination.written(ModelOptions.load(context, chosen, where, status)));
            var options = model.options(status.shown() && context.terminal().outIsTerminal(), how, ends);
            var transcribing = new Transcribing(
                    context, new TranscriptFiles(context.terminal(), plan, outputs), status, recognizer, options);
            for (Path recording : recordings) {
                failures.during(recording, () -> transcribing.run(recording, selection, part.channel()));
            }
        }
        return failures.exitCode(recordings.size()).code();
    }
}
