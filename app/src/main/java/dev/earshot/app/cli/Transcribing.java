package dev.earshot.app.cli;

import dev.earshot.app.Version;
import dev.earshot.engine.audio.AudioFile;
import dev.earshot.engine.audio.AudioSelection;
import dev.earshot.engine.audio.Channel;
import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.export.ResultCard;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.Recognizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/// What `earshot transcribe` does with each recording: checks that its files may be written, hears it,
/// writes them.
///
/// @param recognizer loads the model when it is first asked
record Transcribing(
        CliContext context,
        TranscriptFiles files,
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
        files.check(job.recording(), job.channel());
        boolean printed = files.plan().streamsText();
        var hearing = recognizer.get();
        var heard = Listening.to(job.name(), context, status, printed).hear(source, hearing, options);
        files.write(job.recording(), job.channel(), heard.transcript(), card(job, heard, hearing), printed);
        conclude(job, heard);
        heard.brokenOff().ifPresent(broken -> {
            throw broken;
        });
    }

    private ResultCard card(Job job, Listening.Heard heard, Recognizer hearing) {
        return new ResultCard(
                StandardInput.name(job.recording()),
                files.hash(job.recording()),
                job.selection(),
                hearing.info(),
                options,
                heard.began(),
                heard.took(),
                Version.application());
    }

    /// Silence on success for programs, a last word for people.
    private void conclude(Job job, Listening.Heard heard) {
        if (heard.transcript().segments().isEmpty()) {
            context.terminal().say(job.name() + ": no speech was heard.");
        } else if (context.terminal().errIsTerminal()) {
            var audio = heard.transcript().audio();
            context.terminal()
                    .say(job.name() + ": " + ClockTime.show(audio) + " of sound in " + ClockTime.show(heard.took())
                            + " (" + new Progress(audio, Optional.empty(), heard.took()).speed() + ")"
                            + files.written(job.recording(), job.channel()));
        }
    }
}
