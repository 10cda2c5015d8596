package dev.earshot.engine.scoring;

import dev.earshot.engine.transcript.TranscriptEvent;
import java.util.ArrayList;
import java.util.List;

/// How much of what was shown was taken back. All in words, whose case and punctuation do not count.
///
/// What is shown are the words that no final has settled yet, as one text after the other. From one
/// text to the next two things are counted, which differ when a word in the middle changes: what is
/// *revised* no longer stands in the next text (words after it may); what is *erased* follows the
/// place where the texts first differ, and would have to be deleted on a paper that can only be
/// written on at its end. A final that settles the beginning of what is shown takes nothing back;
/// what it leaves waits for the next text. What waits at the end of the session is taken back.
///
/// Unstable partial word ratio: Shangguan, Knister, He, McGraw and Beaufays, "Analyzing the quality
/// and stability of a streaming end-to-end on-device speech recognizer", 2020 (arXiv 2006.01416).
/// Sources differ in what they divide by; here it is all words that were emitted, so that it is a
/// share. Normalised erasure: Arivazhagan, Cherry, Macherey and Foster, "Re-translation versus
/// streaming for simultaneous translation", 2020 (arXiv 2004.03643).
///
/// @param emitted words that were put up, each time that one was
/// @param revised words of those that were changed or removed later
/// @param erased words that stood behind the first difference between one text and the next
/// @param settled words of all finals
public record Stability(int emitted, int revised, int erased, int settled) {
    public static Stability of(SessionLog log) {
        var count = new Count();
        log.observations().forEach(observation -> count.on(observation.event()));
        count.replace(List.of());
        return new Stability(count.emitted, count.revised, count.erased, count.settled);
    }

    Stability plus(Stability other) {
        return new Stability(
                emitted + other.emitted, revised + other.revised, erased + other.erased, settled + other.settled);
    }

    /// Revised words for each word emitted, 0 to 1.
    public double unstablePartialWordRatio() {
        return emitted == 0 ? 0 : (double) revised / emitted;
    }

    /// Erased words for each word of the final text; 0 is a text that only ever grew. Where there is
    /// no final text each erased word counts as one.
    public double normalisedErasure() {
        return settled == 0 ? erased : (double) erased / settled;
    }

    private static final class Count {
        private final Aligner aligner = new Aligner(EditCosts.LEVENSHTEIN);
        private List<String> shown = List.of();
        private int emitted;
        private int revised;
        private int erased;
        private int settled;

        void on(TranscriptEvent event) {
            switch (event) {
                case TranscriptEvent.Partial partial ->
                    replace(ShownWords.of(partial).words());
                case TranscriptEvent.Final(var segment) ->
                    settle(ShownWords.of(segment.text()).words());
                case TranscriptEvent.SpeechStarted _,
                        TranscriptEvent.SpeechEnded _,
                        TranscriptEvent.Notice _,
                        TranscriptEvent.Terminal _ -> {}
            }
        }

        private void settle(List<String> words) {
            settled += words.size();
            if (common(words) == words.size()) {
                shown = shown.subList(words.size(), shown.size());
            } else {
                replace(words);
                shown = List.of();
            }
        }

        void replace(List<String> words) {
            int kept = aligner.align(shown, words).counts().hits();
            emitted += words.size() - kept;
            revised += shown.size() - kept;
            erased += shown.size() - common(words);
            shown = new ArrayList<>(words);
        }

        /// How many words the text that is shown begins with as these do.
        private int common(List<String> words) {
            int common = 0;
            while (common < Math.min(shown.size(), words.size())
                    && shown.get(common).equals(words.get(common))) {
                common++;
            }
            return common;
        }
    }
}
