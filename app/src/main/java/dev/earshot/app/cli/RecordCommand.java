package dev.earshot.app.cli;

import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Microphone;
import dev.earshot.engine.recognition.Decoding;
import dev.earshot.engine.recognition.LoadOptions;
import dev.earshot.engine.vad.Endpointing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `earshot record`: from the microphone into a file, and into text while one speaks.
@Command(
        name = "record",
        description = {
            "Record from a microphone, or what the computer plays, until Enter, Ctrl-C or --duration.",
            "A crash costs at most the last second: the next 'earshot record' repairs the file.",
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  earshot record                           into a new file among your documents",
            "  earshot record note.wav --duration 5:00  five minutes at most, into this file",
            "  earshot record --transcribe              text appears while you speak",
            "  earshot record --device monitor          what the computer plays",
        })
final class RecordCommand implements Callable<Integer> {
    private static final long END_SECONDS = 10;

    private final CliContext context;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE.wav|FOLDER",
            description = "Where the recording goes. Default: a new file in the Earshot folder of your documents.")
    private Optional<Path> path = Optional.empty();

    @Mixin
    private MicrophoneOptions device = new MicrophoneOptions();

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            converter = Converters.TimeConverter.class,
            description = "Stop by itself after 90, 1:30, 1:02:03.5 or 250ms.")
    private Optional<Duration> duration = Optional.empty();

    @Option(names = "--transcribe", description = "Print what is said, while it is being said.")
    private boolean transcribe;

    @Mixin
    private ModelOptions model = new ModelOptions();

    @ArgGroup(validate = false, heading = "%nWhere utterances begin and end (with --transcribe):%n")
    private LiveEndpointingOptions endpointing = new LiveEndpointingOptions();

    RecordCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        var target = RecordTarget.of(path, context.places());
        var ends = endpointing.endpointing();
        var microphone = device.among(context.microphones().list());
        repair(target.folder());
        var stop = new StopSignal();
        try (var status = new StatusLine(context.terminal(), context.nanoTime());
                var _ = context.interrupts().during(() -> stop.stopAndWait(END_SECONDS))) {
            try {
                var ears = transcribe ? Optional.of(ears(status, ends)) : Optional.<LiveText>empty();
                record(microphone, target, status, ears, stop);
            } finally {
                stop.end();
            }
        }
        return ExitCode.OK.code();
    }

    private void record(
            Microphone microphone, RecordTarget target, StatusLine status, Optional<LiveText> ears, StopSignal stop)
            throws InterruptedException {
        var meter = new LevelMeter();
        Optional<SttException> failure;
        Duration length;
        Path file;
        try (var take = context.microphones().record(microphone, target.folder())) {
            file = take.file();
            context.terminal().say("Recording from " + microphone.name() + "; press Enter or Ctrl-C to stop.");
            ears.ifPresent(text -> text.start(take));
            stop.onEnter(context.terminal().in());
            do {
                status.show(
                        meter.line(take.captured(), take.level()),
                        ears.map(LiveText::pending).orElse(Listening.Pending.NOTHING));
            } while (!stop.await(100)
                    && take.failure().isEmpty()
                    && duration.filter(limit -> take.captured().compareTo(limit) >= 0)
                            .isEmpty());
            take.close();
            failure = take.failure();
            length = take.captured();
        } finally {
            status.clear();
        }
        tell(target.settle(file), length);
        if (!stop.given() || ears.isEmpty()) {
            failure.ifPresent(cause -> {
                throw cause;
            });
        }
        for (LiveText text : ears.stream().toList()) {
            text.finish();
        }
    }

    private LiveText ears(StatusLine status, Endpointing ends) {
        var recognizer = ModelOptions.load(context, model.chosen(context), LoadOptions.AUTO, status);
        var options = model.options(context.terminal().outIsTerminal(), Decoding.LIVE, ends);
        return new LiveText(recognizer, options, Listening.live(context, status), _ -> {});
    }

    private void tell(Path file, Duration length) {
        var name = file.toString();
        var quoted = name.matches("[\\w./:\\\\-]+") ? name : "\"" + name + "\"";
        context.terminal().say("Recorded " + ClockTime.show(length) + " into " + name + ".");
        if (!transcribe) {
            context.terminal().say("To transcribe it: earshot transcribe " + quoted);
        }
    }

    private void repair(Path folder) {
        for (Path repaired : context.microphones().repair(folder)) {
            context.terminal().say("An earlier recording was cut off; it is whole again: " + repaired);
        }
    }
}
