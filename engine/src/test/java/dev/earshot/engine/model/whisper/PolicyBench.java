package dev.earshot.engine.model.whisper;

import dev.earshot.engine.Shared;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.Decoding;
import dev.earshot.engine.recognition.Decoding.Live;
import dev.earshot.engine.recognition.Decoding.Policy;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.scoring.Aligner;
import dev.earshot.engine.scoring.BasicNormalizer;
import dev.earshot.engine.scoring.EditCosts;
import dev.earshot.engine.scoring.Latencies;
import dev.earshot.engine.scoring.Observation;
import dev.earshot.engine.scoring.Scorer;
import dev.earshot.engine.scoring.SessionLog;
import dev.earshot.engine.scoring.SpokenReference;
import dev.earshot.engine.scoring.StreamClock;
import dev.earshot.engine.scoring.StreamMeasures;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.Word;
import dev.earshot.engine.vad.Detectors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Prints what each streaming policy is worth with the model that knows some sentences: when words are shown and
/// committed after they were said (compute-unaware), how much is taken back, the errors, and what it costs. Run by
/// hand:
/// `./mvnw -pl engine test -Dtest=PolicyBench`.
class PolicyBench {
    private static final int CHUNK = Pcm.SAMPLE_RATE / 50;
    private static final Duration PAUSE = Duration.ofMillis(400);

    /// Sound and what was said in it.
    private record Passage(float[] samples, List<Word> words, String text) {}

    @Test
    void policiesAndSteps() throws InterruptedException {
        var whisper = LongFormParityTest.load("whisper-demo");
        try {
            for (var passage : List.of(clips(1), clips(3))) {
                System.out.printf(
                        "%n%.0f s, %d words%n%-34s shown p50  p95  committed p50  p95  first  final p50  p95  revised"
                                + " erased    WER   cost%n",
                        passage.samples().length / (double) Pcm.SAMPLE_RATE,
                        passage.words().size(),
                        "");
                for (var policy : Policy.values()) {
                    for (int step : List.of(250, 500, 1000, 2000)) {
                        for (boolean conditioned : List.of(false, true)) {
                            System.out.println(
                                    row(whisper, passage, new Live(policy, Duration.ofMillis(step), conditioned)));
                        }
                    }
                }
            }
        } finally {
            whisper.placement().close();
        }
    }

    private static String row(Whisper whisper, Passage passage, Live live) throws InterruptedException {
        var log = new ArrayList<Observation>();
        long start = System.nanoTime();
        var options = RecognitionOptions.DEFAULT.withDecoding(Decoding.LIVE.with(live));
        try (var decoder = new Streams(whisper).open(options, Detectors.builtIn())) {
            for (int at = 0; at < passage.samples().length; at += CHUNK) {
                int end = Math.min(passage.samples().length, at + CHUNK);
                var sent = Pcm.durationOf(end);
                decoder.accept(
                        new Pcm(Arrays.copyOfRange(passage.samples(), at, end)),
                        event -> log.add(new Observation(sent, sent, event)));
            }
            var all = Pcm.durationOf(passage.samples().length);
            decoder.finish(event -> log.add(new Observation(all, all, event)));
            log.add(new Observation(all, all, new TranscriptEvent.Completed(all)));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        var session = new SessionLog(log);
        var measures =
                StreamMeasures.of(session, SpokenReference.of(passage.words(), PAUSE), StreamClock.COMPUTE_UNAWARE);
        var text = session.finals().stream().map(Segment::text).collect(Collectors.joining(" "));
        return String.format(
                "%-34s %9s %5s %13s %5s %6s %9s %5s %8.3f %6.3f %6.3f %6.3f",
                live.policy() + " " + live.step().toMillis() + " ms" + (live.conditioned() ? " +" : ""),
                p(measures.emission().shown(), 50),
                p(measures.emission().shown(), 95),
                p(measures.emission().committed(), 50),
                p(measures.emission().committed(), 95),
                p(measures.utterances().firstInterim(), 50),
                p(measures.utterances().finals(), 50),
                p(measures.utterances().finals(), 95),
                measures.stability().unstablePartialWordRatio(),
                measures.stability().normalisedErasure(),
                errors(passage.text(), text),
                seconds * Pcm.SAMPLE_RATE / passage.samples().length);
    }

    private static double errors(String reference, String hypothesis) {
        return new Scorer(new BasicNormalizer(), new Aligner(EditCosts.LEVENSHTEIN))
                .score("", reference, hypothesis)
                .words()
                .counts()
                .wer();
    }

    private static String p(Latencies latencies, int percent) {
        return latencies
                .percentile(percent)
                .map(late -> String.format("%.2f", late.toMillis() / 1000.0))
                .orElse("-");
    }

    /// The English clips, so many of them without a pause that would end an utterance, then one that does.
    private static Passage clips(int together) {
        var samples = new ArrayList<float[]>();
        var words = new ArrayList<Word>();
        var text = new ArrayList<String>();
        int length = 0;
        int number = 0;
        for (var clip : Shared.json("whisper-demo/golden.json")
                .path("clips")
                .valueStream()
                .toList()) {
            if (!clip.path("language").asString().equals("en")) {
                continue;
            }
            var spoken = words(clip);
            var sound = Shared.sound("whisper-demo/audio/" + clip.path("file").asString());
            int from = Math.max(0, at(spoken.getFirst().span().start()) - 1600);
            int to = Math.min(sound.length, at(spoken.getLast().span().end()) + 1600);
            var cut = Arrays.copyOfRange(sound, from, to);
            var offset = Pcm.durationOf(length).minus(Pcm.durationOf(from));
            spoken.forEach(word -> words.add(word.shifted(offset)));
            text.add(clip.path("reference").asString());
            number++;
            samples.add(cut);
            var pause = new float[number % together == 0 ? 24_000 : 1_600];
            samples.add(pause);
            length += cut.length + pause.length;
        }
        var all = new float[length];
        int at = 0;
        for (var part : samples) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return new Passage(all, words, String.join(" ", text));
    }

    private static int at(Duration time) {
        return Math.toIntExact(time.toMillis() * 16);
    }

    private static List<Word> words(JsonNode clip) {
        return clip.path("words")
                .valueStream()
                .map(word -> new Word(word.path(0).asString(), span(word)))
                .toList();
    }

    private static TimeSpan span(JsonNode word) {
        return TimeSpan.ofMillis(
                Math.round(word.path(1).asDouble() * 1000),
                Math.round(word.path(2).asDouble() * 1000));
    }
}
