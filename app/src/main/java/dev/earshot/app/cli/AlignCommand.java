package dev.earshot.app.cli;

import dev.earshot.engine.audio.AudioSelection;
import dev.earshot.engine.export.ExportFormats;
import dev.earshot.engine.recognition.Models;
import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.store.InstalledModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `earshot align`: a recording and its words in, the times of the words out.
@Command(
        name = "align",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = {
            "Find when the words of a text are spoken in a recording.",
            "The text is written as people write: its spelling, its punctuation and its lines are kept.",
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  earshot align talk.mp3 talk.txt               a line a word: where it begins, how long it takes",
            "  earshot align talk.mp3 talk.txt -o talk.srt   subtitles in the words of the text",
            "  earshot align hello.wav --text \"Hello, world.\" -f json",
        })
final class AlignCommand implements Callable<Integer> {
    private final CliContext context;

    @Parameters(index = "0", paramLabel = "FILE", description = "The recording; '-' is standard input.")
    private Path recording = StandardInput.PATH;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "TEXT",
            description = "A file with all that is said, in order, as UTF-8; '-' is standard input.")
    private Optional<Path> text = Optional.empty();

    @Option(names = "--text", paramLabel = "WORDS", description = "The words themselves, instead of a TEXT file.")
    private Optional<String> words = Optional.empty();

    @Option(
            names = {"-m", "--model"},
            paramLabel = "MODEL",
            description =
                    "Which model finds them: a wav2vec 2.0, HuBERT or WavLM, by its id or its folder. Default: the"
                            + " best of them that is installed.")
    private Optional<String> model = Optional.empty();

    @Mixin
    private PartOptions part = new PartOptions();

    @Mixin
    private DestinationOptions destination = new DestinationOptions();

    @Mixin
    private LoadingOptions loading = new LoadingOptions();

    AlignCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        var selection = selection();
        var plan = OutputPlan.of(List.of(recording), false, formats(), destination.output);
        var where = loading.options();
        var given = given();
        var chosen = chosen(context.models().get());
        var outputs = new Outputs(destination.overwrite);
        var files = new TranscriptFiles(context.terminal(), plan, outputs);
        try (var status = new StatusLine(context.terminal(), context.nanoTime());
                var _ = context.interrupts().during(() -> {
                    status.close();
                    outputs.abandon();
                })) {
            var recognizer = Remembered.<Recognizer>of(() -> ModelOptions.load(context, chosen, where, status));
            new Aligning(context, files, status, recognizer).run(recording, selection, given);
        }
        return ExitCode.OK.code();
    }

    private AudioSelection selection() {
        return switch (part.channel()) {
            case ChannelChoice.One(var channel) -> part.selection().withChannel(channel);
            case ChannelChoice.Each() ->
                throw new UsageException("A text is that of one channel: say which with --channel");
        };
    }

    /// Text alone would say nothing new.
    private List<String> formats() {
        boolean implied = destination
                .output
                .map(path -> ExportFormats.find(path.substring(path.lastIndexOf('.') + 1))
                        .isPresent())
                .orElse(false);
        return destination.formats.isEmpty() && !implied ? List.of("ctm") : destination.formats;
    }

    private String given() {
        if (words.isPresent() == text.isPresent()) {
            throw new UsageException("Say what is spoken: give either a TEXT file or --text with the words");
        }
        if (words.isPresent()) {
            if (words.get().isBlank()) {
                throw new UsageException("--text is empty: give the words of the recording");
            }
            return words.get();
        }
        if (StandardInput.is(recording) && StandardInput.is(text.get())) {
            throw new UsageException(
                    "Standard input is either the recording or the text: give the other one as a file");
        }
        return GivenText.read(text.get(), context.terminal());
    }

    /// A model that cannot do it is refused before it is loaded.
    private InstalledModel chosen(Models models) {
        var chosen =
                model.map(name -> new KnownModels(context).toHearWith(name)).orElseGet(models::preferredAligner);
        if (!models.aligns(chosen)) {
            throw Recognizer.cannotAlign(chosen.name());
        }
        return chosen;
    }
}
