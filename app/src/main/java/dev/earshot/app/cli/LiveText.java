package dev.earshot.app.cli;

import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.audio.Take;
import dev.earshot.engine.recognition.Decoding;
import dev.earshot.engine.recognition.LoadOptions;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.vad.Endpointing;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Text of what is being recorded, printed while it is being said.
final class LiveText {
    /// A recogniser that is slower than speech may be this far behind before it misses some of it.
    private static final Duration RING = Duration.ofMinutes(5);

    private final RecognitionOptions options;
    private final Recognizer recognizer;
    private final Listening listening;
    private FutureTask<Boolean> work = new FutureTask<>(() -> true);

    /// Loads the model, so that nothing is missed when the recording starts.
    LiveText(CliContext context, StatusLine status, ModelOptions model, Endpointing endpointing) {
        this.options = model.options(context.terminal().outIsTerminal(), Decoding.LIVE, endpointing);
        this.recognizer = ModelOptions.load(context, model.chosen(context), LoadOptions.AUTO, status);
        this.listening = Listening.live(context, status);
    }

    /// Listens to the take until it ends.
    void start(Take take) {
        var source = PcmSource.once(take.listen(RING));
        work = new FutureTask<>(() -> {
            listening.hear(source, recognizer, options);
            return true;
        });
        Thread.ofVirtual().name("live-text").start(work);
    }

    String tentative() {
        return listening.tentative();
    }

    /// Waits for the last words; the take has ended.
    void finish() throws InterruptedException {
        try {
            work.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
