package dev.earshot.app.cli;

import dev.earshot.app.Version;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.AudioFile;
import dev.earshot.engine.audio.AudioSelection;
import dev.earshot.engine.audio.Channel;
import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.export.ExportFormat;
import dev.earshot.engine.export.ResultCard;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.Recognizer;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// What `earshot transcribe` does with each recording: checks that its files may be written, hears it, writes them.
///
/// @param recognizer loads the model when it is first asked
record Transcribing(
        CliContext context,
        OutputPlan plan,
        Outputs outputs,
        StatusLine status,
        Supplier<Recognizer> recognizer,
        RecognitionOptions options) {

    /// A piece of the work that gives one transcript.
    ///
    /// @param channel its name, where a recording gives a transcript a channel
    private record Job(Path recording, AudioSelection selection, Optional<String> channel) {
        String name() {
            return StandardInput.name(recording)
                    + channel.map(one -> " (" + one + ")").orElse("");
        }
    }

    /// @param selection the channel of which is replaced by the choice
    void run(Path recording, AudioSelection selection, ChannelChoice choice) throws InterruptedException, IOException {
        if (StandardInput.is(recording)) {
            fromPipe(selection, choice);
            return;
        }
        var audio = AudioFile.open(recording);
        var tracks = audio.info().tracks();
        int channels = selection.track() < tracks.size()
                ? tracks.get(selection.track()).channels()
                : 1;
        for (Channel channel : choice.of(channels)) {
            var name = switch (choice) {
                case ChannelChoice.Each() -> Optional.of(ChannelChoice.name(channel, channels));
                case ChannelChoice.One _ -> Optional.<String>empty();
            };
            var job = new Job(recording, selection.withChannel(channel), name);
            transcribe(job, audio.source(job.selection()));
        }
    }

    private void fromPipe(AudioSelection selection, ChannelChoice choice) throws InterruptedException, IOException {
        if (context.terminal().inIsTerminal()) {
            throw new UsageException("Standard input is the keyboard: pipe a recording into it");
        }
        switch (choice) {
            case ChannelChoice.Each() ->
                throw new UsageException("A pipe can be heard only once, so --channel each needs a file");
            case ChannelChoice.One(var channel) -> {
                var job = new Job(StandardInput.PATH, selection.withChannel(channel), Optional.empty());
                transcribe(job, AudioFile.pipe(context.terminal().in(), job.selection()));
            }
        }
    }

    private void transcribe(Job job, PcmSource source) throws InterruptedException, IOException {
        for (ExportFormat format : plan.formats()) {
            var file = plan.file(job.recording(), job.channel(), format);
            file.ifPresent(path -> checkNotTheRecording(path, job.recording()));
            file.ifPresent(outputs::check);
        }
        var hearing = recognizer.get();
        var heard =
                Listening.to(job.name(), context, status, plan.streamsText()).hear(source, hearing, options);
        write(job, heard, card(job, heard, hearing));
        conclude(job, heard);
        heard.brokenOff().ifPresent(broken -> {
            throw broken;
        });
    }

    /// The hash is the only part of the card that costs something.
    private ResultCard card(Job job, Listening.Heard heard, Recognizer hearing) {
        boolean hashed = plan.needsCard() && !StandardInput.is(job.recording());
        return new ResultCard(
                StandardInput.name(job.recording()),
                hashed ? Optional.of(Sha256.of(job.recording())) : Optional.empty(),
                job.selection(),
                hearing.info(),
                options,
                heard.began(),
                heard.took(),
                Version.application());
    }

    private void write(Job job, Listening.Heard heard, ResultCard card) throws IOException {
        for (ExportFormat format : plan.formats()) {
            var file = plan.file(job.recording(), job.channel(), format);
            if (file.isPresent()) {
                outputs.write(file.get(), out -> format.write(heard.transcript(), card, out));
            } else if (!plan.streamsText()) {
                var out = new OutputStreamWriter(context.terminal().out(), StandardCharsets.UTF_8);
                format.write(heard.transcript(), card, out);
            }
        }
        context.terminal().checkOut();
    }

    /// Silence on success for programs, a last word for people.
    private void conclude(Job job, Listening.Heard heard) {
        if (heard.transcript().segments().isEmpty()) {
            context.terminal().say(job.name() + ": no speech was heard.");
        } else if (context.terminal().errIsTerminal()) {
            var audio = heard.transcript().audio();
            var files = plan.formats().stream()
                    .flatMap(format -> plan.file(job.recording(), job.channel(), format).stream())
                    .map(Path::toString)
                    .collect(Collectors.joining(", "));
            context.terminal()
                    .say(job.name() + ": " + ClockTime.show(audio) + " of sound in " + ClockTime.show(heard.took())
                            + " (" + new Progress(audio, Optional.empty(), heard.took()).speed() + ")"
                            + (files.isEmpty() ? "." : ", written to " + files + "."));
        }
    }

    private static void checkNotTheRecording(Path file, Path recording) {
        try {
            if (Files.exists(file) && Files.exists(recording) && Files.isSameFile(file, recording)) {
                throw new SttException(
                        SttError.WRITE_FAILED, file + " is the recording itself: choose another --output.");
            }
        } catch (IOException e) {
            throw WriteFailure.of(e, file.toString());
        }
    }
}
