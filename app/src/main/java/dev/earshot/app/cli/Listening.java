package dev.earshot.app.cli;

import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.MeteredSource;
import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.export.TextFormat;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.Transcript;
import dev.earshot.engine.transcript.TranscriptBuilder;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.TranscriptListener;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Hears one source to its end, and shows how far it is: the status line moves with the sound that was read, and text
/// is printed as it becomes final.
final class Listening {
    private final CliContext context;
    private final StatusLine status;
    private final Optional<String> name;
    private final boolean printsText;
    private final TranscriptBuilder builder = new TranscriptBuilder();
    private volatile Pending pending = Pending.NOTHING;
    private volatile String progress = "";

    private Listening(CliContext context, StatusLine status, Optional<String> name, boolean printsText) {
        this.context = context;
        this.status = status;
        this.name = name;
        this.printsText = printsText;
    }

    /// To a recording.
    ///
    /// @param name for the status line
    /// @param printsText whether final text goes to standard output at once
    static Listening to(String name, CliContext context, StatusLine status, boolean printsText) {
        return new Listening(context, status, Optional.of(name), printsText);
    }

    /// To what is being said now; the status line belongs to someone else.
    static Listening live(CliContext context, StatusLine status) {
        return new Listening(context, status, Optional.empty(), true);
    }

    /// To what is being said now, whose events go somewhere else.
    static Listening silently(CliContext context, StatusLine status) {
        return new Listening(context, status, Optional.empty(), false);
    }

    /// The text of what is being spoken, for the status line.
    ///
    /// @param committed will not change any more
    /// @param tentative may still change
    record Pending(String committed, String tentative) {
        static final Pending NOTHING = new Pending("", "");

        static Pending of(TranscriptEvent.Partial partial) {
            return new Pending(oneLine(partial.committedText()), oneLine(partial.tentativeText()));
        }

        private static String oneLine(String text) {
            return text.replaceAll("\\s+", " ");
        }
    }

    Pending pending() {
        return pending;
    }

    /// What was heard.
    ///
    /// @param brokenOff why the sound ended early, when it did
    record Heard(Transcript transcript, Instant began, Duration took, Optional<SttException> brokenOff) {}

    /// How a source is heard, to its end.
    interface Ear {
        void hear(PcmSource source, TranscriptListener listener) throws InterruptedException;
    }

    /// As [#hear(PcmSource, Ear)], as fast as it goes.
    Heard hear(PcmSource source, Recognizer recognizer, RecognitionOptions options) throws InterruptedException {
        return hear(source, (sound, listener) -> recognizer.transcribe(sound, options, listener));
    }

    /// Runs on the calling thread; interrupting it cancels. Sound that breaks off in the middle is heard up to there.
    ///
    /// @throws SttException when there is nothing to show for it
    /// @throws OutputClosedException when nobody reads the text any more
    Heard hear(PcmSource source, Ear ear) throws InterruptedException {
        var began = context.clock().instant();
        long start = context.nanoTime().now();
        var watched = new MeteredSource(source, heard -> advance(new Progress(heard, source.duration(), since(start))));
        try {
            ear.hear(watched, this::on);
            return new Heard(builder.transcript(), began, since(start), Optional.empty());
        } catch (SttException broken) {
            boolean heardToTheBreak = builder.terminal()
                    .filter(TranscriptEvent.Completed.class::isInstance)
                    .isPresent();
            if (!heardToTheBreak || builder.transcript().segments().isEmpty()) {
                throw broken;
            }
            return new Heard(builder.transcript(), began, since(start), Optional.of(broken));
        } finally {
            name.ifPresent(_ -> status.clear());
        }
    }

    private void advance(Progress now) {
        progress = name.map(now::line).orElse("");
        redraw();
        if (printsText) {
            context.terminal().checkOut();
        }
    }

    private void on(TranscriptEvent event) {
        builder.on(event);
        switch (event) {
            case TranscriptEvent.Partial partial -> {
                pending = Pending.of(partial);
                redraw();
            }
            case TranscriptEvent.Final(var segment) -> {
                pending = Pending.NOTHING;
                print(segment);
            }
            case TranscriptEvent.Notice notice ->
                status.above(() -> context.terminal().note(notice.sentence()));
            case TranscriptEvent.SpeechStarted _,
                    TranscriptEvent.SpeechEnded _,
                    TranscriptEvent.Completed _,
                    TranscriptEvent.Failed _ -> {}
        }
    }

    private void redraw() {
        if (name.isPresent()) {
            status.show(progress, pending);
        }
    }

    private void print(Segment segment) {
        if (printsText) {
            status.above(() -> {
                context.terminal().out().println(TextFormat.line(segment));
                context.terminal().out().flush();
            });
            name.ifPresent(_ -> status.showNow(progress, Pending.NOTHING));
        }
    }

    private Duration since(long start) {
        return Duration.ofNanos(context.nanoTime().now() - start);
    }
}
