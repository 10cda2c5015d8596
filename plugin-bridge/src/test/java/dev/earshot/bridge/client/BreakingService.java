package dev.earshot.bridge.client;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.RecognitionSession;
import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.TranscriptListener;
import dev.earshot.engine.transcript.Word;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.Collectors;

/// A service that hears a word in every second of sound, the one whose number its samples carry, and whose connections
/// break as often as is wished. Two words are a segment.
final class BreakingService implements Recognizer {
    private static final float STEP = 1e-3f;

    private final Queue<Long> breaks = new ArrayDeque<>();
    private SttError reason = SttError.NETWORK;
    private SttError refusal = SttError.NETWORK;
    private int refusals;
    private int connections;
    private boolean committing;
    private boolean hangingUp;

    /// So many words, a second each.
    static List<Pcm> words(int many, int chunk) {
        var parts = new ArrayList<Pcm>();
        int all = many * Pcm.SAMPLE_RATE;
        for (int from = 0; from < all; from += chunk) {
            var samples = new float[Math.min(chunk, all - from)];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = (from + i) / Pcm.SAMPLE_RATE * STEP;
            }
            parts.add(new Pcm(samples));
        }
        return parts;
    }

    /// Each connection breaks after so many samples; those after them hold.
    void breakAfter(long... samples) {
        for (long count : samples) {
            breaks.add(count);
        }
    }

    void breakAfter(SttError why, long samples) {
        reason = why;
        breakAfter(samples);
    }

    /// Lets nobody in, so many times.
    void refuse(SttError why, int times) {
        refusal = why;
        refusals = times;
    }

    /// Interim texts are committed but for their last word.
    void committing() {
        committing = true;
    }

    /// It says goodbye instead of breaking.
    void hangingUp() {
        hangingUp = true;
    }

    int connections() {
        return connections;
    }

    @Override
    public RecognizerInfo info() {
        return new RecognizerInfo("breaking", "Breaking", "", "", List.of());
    }

    @Override
    public RecognitionSession open(RecognitionOptions options, TranscriptListener listener) {
        if (refusals > 0) {
            refusals--;
            throw new SttException(refusal, "Nobody is let in.");
        }
        connections++;
        return new Connection(listener, breaks.isEmpty() ? Long.MAX_VALUE : breaks.remove());
    }

    @Override
    public void close() {}

    private final class Connection implements RecognitionSession {
        private final TranscriptListener listener;
        private final long holds;
        private final List<Word> words = new ArrayList<>();
        private long heard;
        private long wordBegan;
        private int number = -1;
        private int nextId;
        private boolean speaking;
        private boolean over;

        Connection(TranscriptListener listener, long holds) {
            this.listener = listener;
            this.holds = holds;
        }

        @Override
        public void accept(Pcm chunk) {
            for (float sample : chunk.samples()) {
                if (!over) {
                    hear(Math.round(sample / STEP));
                }
            }
        }

        private void hear(int word) {
            if (!speaking) {
                speaking = true;
                listener.on(new TranscriptEvent.SpeechStarted(Duration.ZERO));
            }
            if (word != number) {
                endWord();
                number = word;
                wordBegan = heard;
            }
            heard++;
            if (heard >= holds) {
                over = true;
                listener.on(
                        hangingUp
                                ? new TranscriptEvent.Completed(Pcm.durationOf(heard))
                                : new TranscriptEvent.Failed(new SttException(reason, "It broke.")));
            }
        }

        private void endWord() {
            if (number >= 0) {
                var span = new TimeSpan(Pcm.durationOf(wordBegan), Pcm.durationOf(heard));
                words.add(new Word("w" + number, span));
                if (words.size() == 2) {
                    listener.on(new TranscriptEvent.Final(segment()));
                    words.clear();
                    nextId++;
                } else {
                    var segment = segment();
                    listener.on(new TranscriptEvent.Partial(
                            segment, committing ? segment.text().length() : 0));
                }
            }
        }

        private Segment segment() {
            var text = words.stream().map(Word::text).collect(Collectors.joining(" "));
            var span = new TimeSpan(
                    words.getFirst().span().start(), words.getLast().span().end());
            return new Segment(nextId, span, text, words);
        }

        @Override
        public void finish() {
            if (!over) {
                endWord();
                if (!words.isEmpty()) {
                    listener.on(new TranscriptEvent.Final(segment()));
                }
                over = true;
                listener.on(new TranscriptEvent.SpeechEnded(Pcm.durationOf(heard)));
                listener.on(new TranscriptEvent.Completed(Pcm.durationOf(heard)));
            }
        }

        @Override
        public void close() {
            if (!over) {
                over = true;
                listener.on(new TranscriptEvent.Failed(new SttException(SttError.CANCELLED, "Stopped.")));
            }
        }
    }
}
