package dev.earshot.app.cli;

import dev.earshot.app.Version;
import dev.earshot.engine.audio.AudioFile;
import dev.earshot.engine.audio.AudioSelection;
import dev.earshot.engine.audio.MeteredSource;
import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.export.ResultCard;
import dev.earshot.engine.recognition.Alignment;
import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// What `earshot align` does: checks that its files may be written, hears the recording, writes them, and
/// says which words could not be placed.
///
/// @param recognizer loads the model when it is first asked
record Aligning(CliContext context, TranscriptFiles files, StatusLine status, Supplier<Recognizer> recognizer) {
    private static final int LISTED = 8;

    void run(Path recording, AudioSelection selection, String text) throws InterruptedException, IOException {
        var source = source(recording, selection);
        files.check(recording, Optional.empty());
        var aligner = recognizer.get();
        var began = context.clock().instant();
        long start = context.nanoTime().now();
        var alignment = align(StandardInput.name(recording), source, text, aligner);
        var took = Duration.ofNanos(context.nanoTime().now() - start);
        var card = new ResultCard(
                StandardInput.name(recording),
                files.hash(recording),
                selection,
                aligner.info(),
                Optional.empty(),
                began,
                took,
                Version.application());
        files.write(recording, Optional.empty(), alignment.transcript(), card, false);
        conclude(recording, alignment, took);
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

    private Alignment align(String name, PcmSource source, String text, Recognizer aligner)
            throws InterruptedException {
        long start = context.nanoTime().now();
        var watched = new MeteredSource(source, heard -> {
            var elapsed = Duration.ofNanos(context.nanoTime().now() - start);
            status.show(new Progress(heard, source.duration(), elapsed).line(name), "");
        });
        try {
            return aligner.align(watched, text, this::on);
        } finally {
            status.clear();
        }
    }

    private void on(TranscriptEvent event) {
        if (event instanceof TranscriptEvent.Notice notice) {
            status.above(() -> context.terminal().note(notice.sentence()));
        }
    }

    private void conclude(Path recording, Alignment alignment, Duration took) {
        var name = StandardInput.name(recording);
        var missing = alignment.missing();
        int count = missing.stream().mapToInt(line -> line.words().size()).sum();
        if (count > 0) {
            var listed = missing.stream()
                    .flatMap(line ->
                            line.words().stream().map(word -> "'" + word.text() + "' (line " + line.number() + ")"))
                    .limit(LISTED)
                    .collect(Collectors.joining(", "));
            context.terminal()
                    .say(name + ": " + count + " of " + alignment.spoken()
                            + " words could not be placed and have no times: " + listed
                            + (count > LISTED ? " and " + (count - LISTED) + " more." : "."));
        }
        if (context.terminal().errIsTerminal()) {
            context.terminal()
                    .say(name + ": " + (alignment.spoken() - count) + " words placed in " + ClockTime.show(took)
                            + files.written(recording, Optional.empty()));
        }
    }
}
