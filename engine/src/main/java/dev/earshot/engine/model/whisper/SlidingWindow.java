package dev.earshot.engine.model.whisper;

import dev.earshot.engine.recognition.Decoding;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A window slides over the audio, and each begins where the complete text of the last one ended: the reference's way
/// through long audio (Radford et al., section 3.8; `transcribe` of openai/whisper).
///
/// It holds neither sound nor tensors. [#next] says which window to decode as soon as there is enough sound for it,
/// and [#accept] takes what that window says. Prompts, segments, word times, the guards against silence and made-up
/// text, and where to go on follow the reference to the frame. All positions are frames of 10 ms.
final class SlidingWindow {
    private static final double FORGET_ABOVE = 0.5; // temperature of a text that is no good as a prompt

    private final WhisperTokens vocabulary;
    private final Decoding decoding;
    private final WhisperShape shape;
    private final WordTimes wordTimes;
    private final List<Clip> clips;
    private final PromptHistory history;
    private final int[] prefix;
    private final int[] written;
    private final long lookAhead;

    private int clip;
    private long seek;
    private boolean begun;
    private double lastSpeech;
    private OptionalLong audio = OptionalLong.empty();

    /// A stretch to be heard.
    ///
    /// @param start first frame
    /// @param end first frame after it; may lie beyond the end of the audio
    /// @param worth from here on what is left of it is not worth a window of its own
    record Clip(long start, long end, long worth) {
        static final Clip EVERYTHING = new Clip(0, Long.MAX_VALUE);

        Clip(long start, long end) {
            this(start, end, end);
        }
    }

    /// A window to be decoded.
    ///
    /// @param first its first frame
    /// @param frames of sound in it
    /// @param prompt tokens of what was said before
    /// @param prefix tokens that its text begins with
    /// @param begun tokens that were written of it when less of it had been heard
    record Window(long first, int frames, int[] prompt, int[] prefix, int[] begun) {}

    /// @param clips in order, one at least
    /// @param history what was said before
    /// @param written what was written of the first window when less of it had been heard
    SlidingWindow(
            WhisperTokens vocabulary,
            WhisperShape shape,
            Decoding decoding,
            WordTimes wordTimes,
            List<Clip> clips,
            PromptHistory history,
            int[] written) {
        this.written = written.clone();
        this.vocabulary = vocabulary;
        this.shape = shape;
        this.decoding = decoding;
        this.wordTimes = wordTimes;
        this.clips = List.copyOf(clips);
        this.history = history;
        this.prefix = decoding.prompting()
                .prefix()
                .map(text -> vocabulary.tokenizer().encode(" " + text.strip()))
                .orElse(new int[0]);
        // Whether the audio ends soon after a window decides what the guard does about its last words.
        this.lookAhead = decoding.thresholds().hallucinationSilence().isPresent()
                ? (long) Math.ceil(decoding.thresholds().hallucinationSilence().getAsDouble() * 100) + 1
                : 0;
        this.seek = clips.getFirst().start();
    }

    /// No more sound comes.
    ///
    /// @param frames of the whole audio
    void finish(long frames) {
        audio = OptionalLong.of(frames);
    }

    /// The first frame that is still needed.
    long needed() {
        return clips.stream().skip(clip + 1L).mapToLong(Clip::start).reduce(seek, Math::min);
    }

    /// Whether there is no window left, whatever sound comes.
    boolean ended() {
        return clip == clips.size();
    }

    /// The window to be decoded next, if there is enough sound for it. Before asking for another, [#accept] its text.
    ///
    /// @param available how many frames there are
    Optional<Window> next(long available) {
        while (clip < clips.size()) {
            var current = clips.get(clip);
            seek = Math.max(seek, current.start());
            long end = Math.min(current.end(), audio.orElse(Long.MAX_VALUE));
            if (seek < end && (seek == current.start() || seek < current.worth())) {
                int frames = (int) Math.min(shape.windowFrames(), end - seek);
                boolean enough = audio.isPresent() || seek + frames + lookAhead <= available;
                return enough ? Optional.of(window(frames)) : Optional.empty();
            }
            clip++;
            if (clip < clips.size()) {
                seek = clips.get(clip).start();
            }
        }
        return Optional.empty();
    }

    /// Only the first one may have been written in part.
    private Window window(int frames) {
        return begun
                ? new Window(seek, frames, history.prompt(), new int[0], new int[0])
                : new Window(seek, frames, history.prompt(), prefix, written);
    }

    /// Takes the text of the window that [#next] named last, and moves on.
    ///
    /// @return its segments in order; those that turned out to be nothing are empty
    List<TimedSegment> accept(Window window, WindowText text, WordTimes.Attention attention)
            throws InterruptedException {
        begun = true;
        if (text.isSilence(decoding.thresholds())) {
            seek = window.first() + window.frames();
            return List.of();
        }
        double offset = window.first() / 100.0;
        var found = WindowSegments.of(text, vocabulary, offset, window.frames());
        seek = window.first() + found.advance();
        var segments = found.segments();
        if (decoding.timing().words()) {
            segments = wordTimes.time(segments, text.language(), offset, window.frames(), lastSpeech, attention);
            if (!found.complete()) {
                seek = TimedSegment.endOf(segments)
                        .filter(end -> end > offset)
                        .map(end -> (long) Math.rint(end * 100))
                        .orElse(seek);
            }
            var verdict = guard(found, segments, window);
            seek = verdict.next();
            if (verdict.again()) {
                return List.of();
            }
            segments = verdict.segments();
            lastSpeech = TimedSegment.endOf(segments).orElse(lastSpeech);
        }
        segments = segments.stream().map(TimedSegment::clearedIfEmpty).toList();
        segments.forEach(segment -> history.add(segment.tokens()));
        if (!decoding.prompting().conditionOnPrevious() || text.temperature() > FORGET_ABOVE) {
            history.forget();
        }
        requireProgress(window);
        return segments;
    }

    private SilenceGuard.Verdict guard(WindowSegments found, List<TimedSegment> segments, Window window) {
        var silence = decoding.thresholds().hallucinationSilence();
        if (silence.isEmpty()) {
            return new SilenceGuard.Verdict(segments, seek, false);
        }
        var scene = new SilenceGuard.Scene(window.first(), window.frames(), shape.windowFrames(), lastSpeech, audio);
        return new SilenceGuard(silence.getAsDouble()).check(found, segments, seek, scene);
    }

    /// Time stamps that stand still, which only a broken model writes, would have the same window decoded for ever.
    private void requireProgress(Window window) {
        if (seek <= window.first()) {
            seek = window.first() + window.frames();
        }
    }
}
