package dev.earshot.app.speech;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.ConfidenceScale;
import dev.earshot.engine.recognition.LoadReport;
import dev.earshot.engine.recognition.Orthography;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.RecognitionSession;
import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.TranscriptListener;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Says given segments as their time comes, word by word, and can be made to stop and wait or to fail at a moment.
public final class ScriptedRecognizer implements Recognizer {
    public static final RecognizerInfo INFO =
            new RecognizerInfo("sphinx", "Demonstration (scripted)", "5.2.1", "CPU", List.of("en-US"));

    /// One that knows nothing but capitals.
    public static final RecognizerInfo SPELLER = new RecognizerInfo(
            "wav2vec2",
            "Speller (scripted)",
            "wav2vec 2.0, 12 layers, 768 wide",
            "CPU",
            List.of(),
            false,
            new LoadReport("bf16", Duration.ofMillis(900), 190_000_000),
            Orthography.CAPITALS,
            ConfidenceScale.ENTROPY);

    private final List<Segment> script;
    private final List<Duration> waitsAt;
    private final Duration failsAt;
    private final Consumer<Duration> works;
    private final Semaphore waiting = new Semaphore(0);
    private final Semaphore goOn = new Semaphore(0);
    private final AtomicInteger sessions = new AtomicInteger();

    private final List<RecognitionOptions> asked = new CopyOnWriteArrayList<>();

    /// What it says about itself; a test may change its mind.
    public volatile RecognizerInfo info = INFO;

    /// What it says before anything else.
    public volatile List<String> notices = List.of();

    private ScriptedRecognizer(
            List<Segment> script, List<Duration> waitsAt, Duration failsAt, Consumer<Duration> works) {
        this.script = script;
        this.works = works;
        this.waitsAt = waitsAt;
        this.failsAt = failsAt;
    }

    public static ScriptedRecognizer saying(List<Segment> script) {
        return new ScriptedRecognizer(script, List.of(), Duration.ofDays(1), _ -> {});
    }

    /// Waits at each of those moments of the sound until [#goOn].
    public ScriptedRecognizer waitingAt(Duration... moments) {
        return new ScriptedRecognizer(script, List.of(moments), failsAt, works);
    }

    public ScriptedRecognizer failingAt(Duration moment) {
        return new ScriptedRecognizer(script, waitsAt, moment, works);
    }

    /// Says of each chunk how long it took to hear it: a third of its length.
    public ScriptedRecognizer taking(Consumer<Duration> time) {
        return new ScriptedRecognizer(script, waitsAt, failsAt, time);
    }

    /// Returns when it waits at the next of its moments.
    public void awaitWaiting() throws InterruptedException {
        assertTrue(waiting.tryAcquire(20, TimeUnit.SECONDS), "the recogniser never came that far");
    }

    /// Whether it waits now; says so once for each of its moments.
    public boolean waits() {
        return waiting.tryAcquire();
    }

    public void goOn() {
        goOn.release();
    }

    /// What its sessions were asked for.
    public List<RecognitionOptions> asked() {
        return List.copyOf(asked);
    }

    public int sessions() {
        return sessions.get();
    }

    @Override
    public RecognizerInfo info() {
        return info;
    }

    @Override
    public RecognitionSession open(RecognitionOptions options, TranscriptListener listener) {
        sessions.incrementAndGet();
        asked.add(options);
        notices.forEach(sentence -> listener.on(new TranscriptEvent.Notice(sentence)));
        return new Session(listener);
    }

    @Override
    public void close() {}

    private final class Session implements RecognitionSession {
        private final TranscriptListener listener;
        private final ArrayDeque<Segment> left = new ArrayDeque<>(script);
        private long samples;
        private int said;
        private int waited;
        private boolean ended;

        Session(TranscriptListener listener) {
            this.listener = listener;
        }

        @Override
        public void accept(Pcm chunk) throws InterruptedException {
            if (ended) {
                return;
            }
            samples += chunk.samples().length;
            works.accept(chunk.duration().dividedBy(3));
            var now = Pcm.durationOf(samples);
            if (now.compareTo(failsAt) >= 0) {
                end(new TranscriptEvent.Failed(
                        new SttException(SttError.OUT_OF_MEMORY, "There is not enough memory to go on.")));
                return;
            }
            say(now);
            if (waited < waitsAt.size() && now.compareTo(waitsAt.get(waited)) >= 0) {
                waited++;
                waiting.release();
                goOn.acquire();
            }
        }

        private void say(Duration now) {
            while (!left.isEmpty()
                    && left.getFirst().span().end().plusMillis(200).compareTo(now) <= 0) {
                listener.on(new TranscriptEvent.Final(left.removeFirst()));
                said = 0;
            }
            if (!left.isEmpty()) {
                partial(left.getFirst(), now);
            }
        }

        private void partial(Segment segment, Duration now) {
            var words = segment.words().stream()
                    .filter(word -> word.span().end().compareTo(now) <= 0)
                    .toList();
            if (words.size() > said) {
                said = words.size();
                var text = Morning.text(words);
                var committed = Morning.text(words.subList(0, Math.max(0, words.size() - 3)));
                var span = new TimeSpan(
                        segment.span().start(), words.getLast().span().end());
                listener.on(
                        new TranscriptEvent.Partial(new Segment(segment.id(), span, text, words), committed.length()));
            }
        }

        @Override
        public void finish() {
            if (!ended) {
                left.forEach(segment -> listener.on(new TranscriptEvent.Final(segment)));
                end(new TranscriptEvent.Completed(Pcm.durationOf(samples)));
            }
        }

        private void end(TranscriptEvent terminal) {
            ended = true;
            listener.on(terminal);
        }

        @Override
        public void close() {
            if (!ended) {
                end(new TranscriptEvent.Failed(new SttException(SttError.CANCELLED, "It was cancelled.")));
            }
        }
    }
}
