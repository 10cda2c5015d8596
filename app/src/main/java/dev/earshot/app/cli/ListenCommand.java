package dev.earshot.app.cli;

import dev.earshot.engine.audio.LiveSound;
import dev.earshot.engine.audio.Microphone;
import dev.earshot.engine.audio.Take;
import dev.earshot.engine.recognition.LoadOptions;
import dev.earshot.engine.transcript.TranscriptListener;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `earshot listen`: text while one speaks, and no recording of it.
@Command(
        name = "listen",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = {
            "Write what is said into a microphone, while it is being said, until Enter, Ctrl-C or --duration.",
            "Nothing is recorded unless --save says where to. What may still change is faint, and goes to a terminal"
                    + " only.",
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  earshot listen                            what is said, until Enter",
            "  earshot listen --device monitor           what the computer plays: a call, a film",
            "  earshot listen --language de >> notes.txt a line a sentence",
            "  earshot listen --json | my-program        every event as a line of JSON",
            "  earshot listen --save meeting.wav         and records it",
        })
final class ListenCommand implements Callable<Integer> {
    /// How long the last words may take after Ctrl-C; a second Ctrl-C ends at once.
    private static final long DRAIN_SECONDS = 60;

    private final CliContext context;

    @ArgGroup(validate = false, heading = "%nFor how long, and where it goes:%n")
    private Sound sound = new Sound();

    @Mixin
    private MicrophoneOptions device = new MicrophoneOptions();

    @Mixin
    private ModelOptions model = new ModelOptions();

    @Mixin
    private LiveEndpointingOptions endpointing = new LiveEndpointingOptions();

    @Mixin
    private LiveDecodingOptions decoding = new LiveDecodingOptions();

    /// For how long, and what becomes of it.
    static final class Sound {
        @Option(
                names = "--duration",
                paramLabel = "TIME",
                converter = Converters.TimeConverter.class,
                description = "Stop by itself after 90, 1:30, 1:02:03.5 or 250ms.")
        private Optional<Duration> duration = Optional.empty();

        @Option(
                names = "--save",
                paramLabel = "FILE.wav|FOLDER",
                description = "Also record it. A crash costs at most the last second.")
        private Optional<Path> save = Optional.empty();

        @Option(names = "--json", description = "For programs: every event as a line of JSON, see docs/cli.md.")
        private boolean json;
    }

    ListenCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        var live = decoding.live();
        var ends = endpointing.endpointing();
        var target = sound.save.map(path -> RecordTarget.of(Optional.of(path), context.places()));
        var all = context.microphones().list();
        var microphone = device.among(all);
        var stop = new StopSignal();
        try (var status = new StatusLine(context.terminal(), context.nanoTime());
                var _ = context.interrupts().during(() -> stop.stopAndWait(DRAIN_SECONDS))) {
            try {
                boolean interim = sound.json || context.terminal().errIsTerminal();
                var recognizer = ModelOptions.load(context, model.chosen(context), LoadOptions.AUTO, status);
                var text = new LiveText(recognizer, model.options(interim, live, ends), listening(status), events());
                listen(microphone, target, text, status, stop, device.couldChoose(all));
            } finally {
                stop.end();
            }
        }
        return ExitCode.OK.code();
    }

    private Listening listening(StatusLine status) {
        return sound.json ? Listening.silently(context, status) : Listening.live(context, status);
    }

    private TranscriptListener events() {
        return sound.json ? new JsonEvents(context.terminal()) : _ -> {};
    }

    private void listen(
            Microphone microphone,
            Optional<RecordTarget> target,
            LiveText text,
            StatusLine status,
            StopSignal stop,
            boolean choice)
            throws InterruptedException {
        var meter = new ListenLine();
        LiveSound heard = target.<LiveSound>map(where -> context.microphones().record(microphone, where.folder()))
                .orElseGet(() -> context.microphones().listen(microphone));
        try (heard) {
            tell(microphone, choice);
            text.start(heard);
            stop.onEnter(context.terminal().in());
            do {
                status.show(meter.line(heard, text), text.pending());
            } while (!stop.await(100)
                    && !text.ended()
                    && heard.failure().isEmpty()
                    && sound.duration
                            .filter(limit -> heard.captured().compareTo(limit) >= 0)
                            .isEmpty());
        } finally {
            status.clear();
        }
        target.ifPresent(where -> settle(where, heard));
        text.finish();
        heard.failure().ifPresent(cause -> {
            throw cause;
        });
    }

    private void settle(RecordTarget target, LiveSound heard) {
        if (heard instanceof Take take) {
            context.terminal()
                    .say("Recorded " + ClockTime.show(take.captured()) + " into " + target.settle(take.file()) + ".");
        }
    }

    private void tell(Microphone microphone, boolean choice) {
        context.terminal()
                .say("Listening to " + microphone.name() + "; press Enter or Ctrl-C to stop."
                        + (choice ? " 'earshot devices' lists others, --device NAME chooses one." : ""));
    }
}
