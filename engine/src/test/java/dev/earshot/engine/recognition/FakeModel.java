package dev.earshot.engine.recognition;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.Word;
import dev.earshot.engine.vad.Detectors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A model that "hears" the same words in any sound: what is in the script, as soon as the audio is that far.
///
/// ```java
/// var gate = Gate.shut();
/// var model = FakeModel.saying("good morning", "how are you").heldBy(gate);
/// var models = new Models(List.of(new FakeFamily(model)), 2);
/// ```
///
/// Every word lasts 300 ms; an utterance follows the one before after a pause of 600 ms; the first begins
/// at 200 ms. With each word comes a Partial in which all words but the newest are committed; 300 ms after
/// the last word comes the Final. A script that is longer than the audio is cut off where the audio ends.
public final class FakeModel implements LoadedModel {
    static final Duration FIRST = Duration.ofMillis(200);
    static final Duration WORD = Duration.ofMillis(300);
    static final Duration PAUSE = Duration.ofMillis(600);
    static final Duration SETTLING = Duration.ofMillis(300);

    private final RecognizerInfo info;
    private final List<Segment> script;
    private final Gate gate;
    private final Failure failure;
    private final List<String> notices;
    private final boolean aligns;
    private final List<RecognitionOptions> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger decoders = new AtomicInteger();
    private final AtomicInteger closings = new AtomicInteger();

    /// Where a decoder breaks down, and how.
    record Failure(Duration at, Supplier<? extends Throwable> cause) {
        static final Failure NONE = new Failure(Duration.ofDays(365), IllegalStateException::new);

        void happen() {
            Failure.<RuntimeException>raise(cause.get());
        }

        /// Throws what no signature allows, as a broken library does.
        @SuppressWarnings("unchecked")
        private static <E extends Throwable> void raise(Throwable cause) throws E {
            throw (E) cause;
        }
    }

    private FakeModel(
            RecognizerInfo info,
            List<Segment> script,
            Gate gate,
            Failure failure,
            List<String> notices,
            boolean aligns) {
        this.aligns = aligns;
        this.info = info;
        this.script = List.copyOf(script);
        this.gate = gate;
        this.failure = failure;
        this.notices = List.copyOf(notices);
    }

    /// @param utterances words with a blank between them, one string a segment
    public static FakeModel saying(String... utterances) {
        var info = new RecognizerInfo("fake", "Fake model", "1", "CPU", List.of("en", "de"));
        return new FakeModel(info, segments(utterances), Gate.open(), Failure.NONE, List.of(), false);
    }

    public FakeModel heldBy(Gate other) {
        return new FakeModel(info, script, other, failure, notices, aligns);
    }

    /// Every decoder throws this once the audio is that far. What the supplier makes may be an exception of
    /// any kind or an error.
    public FakeModel failing(Duration at, Supplier<? extends Throwable> cause) {
        return new FakeModel(info, script, gate, new Failure(at, cause), notices, aligns);
    }

    /// Every decoder says these sentences before anything else.
    public FakeModel noting(String... sentences) {
        return new FakeModel(info, script, gate, failure, List.of(sentences), aligns);
    }

    /// Finds given words in its script.
    public FakeModel aligning() {
        return new FakeModel(info, script, gate, failure, notices, true);
    }

    boolean aligns() {
        return aligns;
    }

    public FakeModel describedAs(RecognizerInfo other) {
        return new FakeModel(other, script, gate, failure, notices, aligns);
    }

    private static List<Segment> segments(String... utterances) {
        var segments = new ArrayList<Segment>();
        var at = FIRST;
        for (var text : utterances) {
            var words = new ArrayList<Word>();
            for (var word : text.split(" ", -1)) {
                words.add(new Word(word, new TimeSpan(at, at.plus(WORD))));
                at = at.plus(WORD);
            }
            var span = new TimeSpan(words.getFirst().span().start(), at);
            segments.add(new Segment(segments.size(), span, text, words));
            at = at.plus(PAUSE);
        }
        return segments;
    }

    /// The segments that become final when there is audio enough.
    public List<Segment> script() {
        return script;
    }

    /// How much audio it takes to hear the whole script.
    public Duration length() {
        return script.isEmpty() ? FIRST : script.getLast().span().end().plus(PAUSE);
    }

    /// As much silence, for want of anything better to hear.
    public Pcm audio() {
        return new Pcm(new float[(int) Pcm.samplesIn(length())]);
    }

    /// How many decoders are open now.
    public int openDecoders() {
        return decoders.get();
    }

    /// How often the model was closed.
    public int closings() {
        return closings.get();
    }

    @Override
    public RecognizerInfo info() {
        return info;
    }

    /// What its decoders were asked for, in order.
    public List<RecognitionOptions> asked() {
        return List.copyOf(asked);
    }

    @Override
    public StreamDecoder newDecoder(RecognitionOptions options, Detectors detectors) {
        asked.add(options);
        decoders.incrementAndGet();
        return new FakeDecoder(script, notices, gate, failure, decoders::decrementAndGet);
    }

    /// Finds each word of the text where the script has one, and misses those that the script has not.
    @Override
    public StreamDecoder newAligner(String text, Consumer<Alignment> result) {
        if (!aligns) {
            return LoadedModel.super.newAligner(text, result);
        }
        decoders.incrementAndGet();
        return new FakeAligner(
                new FakeDecoder(List.of(), notices, gate, failure, decoders::decrementAndGet), script, text, result);
    }

    @Override
    public void close() {
        closings.incrementAndGet();
    }

    /// What is said of a segment when its first `count` words have been heard.
    static TranscriptEvent.Partial partial(Segment segment, int count) {
        var words = segment.words().subList(0, count);
        var text = String.join(" ", words.stream().map(Word::text).toList());
        var newest = words.getLast();
        var span = new TimeSpan(segment.span().start(), newest.span().end());
        return new TranscriptEvent.Partial(
                new Segment(segment.id(), span, text, words),
                text.length() - newest.text().length());
    }
}
