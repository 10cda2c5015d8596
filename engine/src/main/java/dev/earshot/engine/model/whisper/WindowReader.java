package dev.earshot.engine.model.whisper;

import dev.earshot.engine.features.Mel;
import dev.earshot.engine.features.MelStream;
import dev.earshot.engine.inference.GpuFailure;
import dev.earshot.engine.model.whisper.SlidingWindow.Window;
import dev.earshot.engine.model.whisper.WhisperNetwork.Heard;
import dev.earshot.engine.recognition.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Turns windows of one stream into segments: encodes them, finds out their language, writes them, times the words.
final class WindowReader {
    private final Whisper whisper;
    private final WindowDecoder decoder;
    private final Task task;
    private final MelStream mel;
    private final SpokenLanguage language;
    private final WindowLength length;

    WindowReader(
            Whisper whisper,
            WindowDecoder decoder,
            Task task,
            MelStream mel,
            SpokenLanguage language,
            WindowLength length) {
        this.length = length;
        this.whisper = whisper;
        this.decoder = decoder;
        this.task = task;
        this.mel = mel;
        this.language = language;
    }

    /// The next window of a [SlidingWindow].
    ///
    /// @param soundEnd the frame of the stream where its speech ends; empty where speech may go on
    record Turn(SlidingWindow sliding, Window window, OptionalLong soundEnd) {}

    /// How many frames of the stream can be read, all of them once it has ended.
    long frames() {
        return mel.frames();
    }

    SpokenLanguage language() {
        return language;
    }

    /// Settles the language by one window.
    ///
    /// @param frames of sound and, at the end of the stream, the silence after it
    void hearLanguage(long first, int frames) throws InterruptedException {
        var window = List.of(mel.window(first, frames, frames));
        language.among(whisper.placement().attempt(network -> {
            try (var heard = network.encode(window)) {
                return decoder.detect(heard);
            }
        }));
    }

    /// Looks, beside writing it, where the network attended to when it wrote a draft.
    @FunctionalInterface
    interface Look {
        Look NOWHERE = (_, _, _) -> new int[0];

        /// @return [Draft#attended]
        int[] attended(WindowText text, int frames, WordTimes.Attention attention) throws InterruptedException;
    }

    /// Writes a window as it is now, of which there may be more later: no segments, and no words' times.
    ///
    /// @return empty when nobody seems to speak, or the text repeats itself or is improbable
    Optional<Draft> draft(Window window, Look look) throws InterruptedException {
        var sound = mel.window(window.first(), window.frames(), length.padded(window.frames()));
        var end = OptionalInt.of(window.frames() / 2);
        return whisper.placement().attempt(network -> {
            try (var heard = network.encode(List.of(sound))) {
                var spoken = language.settled().isPresent()
                        ? language.settled().get()
                        : decoder.detect(heard).getFirst().language();
                var request = new WindowRequest(0, spoken, task, window.prompt(), window.prefix(), window.begun(), end);
                var text = decoder.decode(heard, List.of(request), WindowDecoder.Interim.IGNORED)
                        .getFirst();
                return decoder.isSilence(text) || decoder.isDoubtful(text) || isRepeated(text)
                        ? Optional.empty()
                        : Optional.of(new Draft(
                                text,
                                window.frames(),
                                window.first() + window.frames(),
                                look.attended(text, window.frames(), attention(heard, 0, sound))));
            }
        });
    }

    /// Reads windows in one batch.
    ///
    /// @param interim hears what is written, by the number of the turn
    /// @return the segments of each
    List<List<TimedSegment>> read(List<Turn> turns, WindowDecoder.Interim interim) throws InterruptedException {
        return read(turns, length, interim);
    }

    private List<List<TimedSegment>> read(List<Turn> turns, WindowLength length, WindowDecoder.Interim interim)
            throws InterruptedException {
        var mels = mels(turns, length);
        var written = whisper.placement().attempt(network -> write(network, mels, turns, interim));
        try (var heard = written.heard()) {
            var segments = new ArrayList<List<TimedSegment>>();
            for (int i = 0; i < turns.size(); i++) {
                var turn = turns.get(i);
                var text = written.texts().get(i);
                segments.add(
                        isShort(mels.get(i)) && isRepeated(text)
                                ? read(List.of(turn), WindowLength.full(full()), interim)
                                        .getFirst()
                                : turn.sliding().accept(turn.window(), text, attention(heard, i, mels.get(i))));
            }
            return segments;
        }
    }

    private int full() {
        return whisper.shape().windowFrames();
    }

    private boolean isShort(Mel mel) {
        return mel.frames() < full();
    }

    private boolean isRepeated(WindowText text) {
        return repeatsSegment(text.tokens()) || Loop.in(words(text.tokens()));
    }

    private int[] words(int[] written) {
        int endOfText = whisper.tokens().endOfText();
        return Arrays.stream(written).filter(token -> token < endOfText).toArray();
    }

    /// Whether one segment says the same as the one before it. So does a text that goes on after its sound has ended,
    /// which happens when less than 30 s are heard and noise hides where the speech ends; hearing all 30 s tells.
    private boolean repeatsSegment(int[] written) {
        var last = new int[0];
        int begin = 0;
        for (int i = 0; i <= written.length; i++) {
            if (i == written.length || whisper.tokens().isTimestamp(written[i])) {
                var segment = Arrays.copyOfRange(written, begin, i);
                begin = i + 1;
                if (segment.length > 0) {
                    if (Arrays.equals(segment, last)) {
                        return true;
                    }
                    last = segment;
                }
            }
        }
        return false;
    }

    /// @param heard still open
    private record Written(Heard heard, List<WindowText> texts) {}

    private Written write(WhisperNetwork network, List<Mel> mels, List<Turn> turns, WindowDecoder.Interim interim)
            throws InterruptedException {
        var heard = network.encode(mels);
        boolean written = false;
        try {
            var texts = decoder.decode(heard, requests(turns, heard, isShort(mels.getFirst())), interim);
            written = true;
            return new Written(heard, texts);
        } finally {
            if (!written) {
                heard.close();
            }
        }
    }

    private List<Mel> mels(List<Turn> turns, WindowLength length) {
        int longest =
                turns.stream().mapToInt(turn -> turn.window().frames()).max().orElseThrow();
        int padded = length.padded(longest);
        return turns.stream()
                .map(Turn::window)
                .map(window -> mel.window(window.first(), window.frames(), padded))
                .toList();
    }

    private List<WindowRequest> requests(List<Turn> turns, Heard heard, boolean isShort) throws InterruptedException {
        var languages = language.settled().isPresent()
                ? Collections.nCopies(turns.size(), language.settled().get())
                : language.among(decoder.detect(heard));
        var requests = new ArrayList<WindowRequest>();
        for (int i = 0; i < turns.size(); i++) {
            var window = turns.get(i).window();
            requests.add(new WindowRequest(
                    i,
                    languages.get(i),
                    task,
                    window.prompt(),
                    window.prefix(),
                    window.begun(),
                    isShort ? soundEnd(turns.get(i)) : OptionalInt.empty()));
        }
        return requests;
    }

    /// In steps of the time stamps, 20 ms.
    private static OptionalInt soundEnd(Turn turn) {
        return turn.soundEnd().stream()
                .mapToInt(frame -> (int) (frame - turn.window().first()) / 2)
                .findFirst();
    }

    /// A GPU that fails here loses what it heard, so that the window is heard again.
    private WordTimes.Attention attention(Heard heard, int window, Mel mel) {
        var heads = whisper.config().generation().alignmentHeads();
        int endOfText = whisper.tokens().endOfText();
        return (tokens, first, frames) -> {
            try {
                return heard.align(window, tokens, first, frames, heads, endOfText);
            } catch (GpuFailure failure) {
                return whisper.placement().attempt(network -> {
                    try (var again = network.encode(List.of(mel))) {
                        return again.align(0, tokens, first, frames, heads, endOfText);
                    }
                });
            }
        };
    }
}
