package dev.earshot.engine.model.whisper;

import dev.earshot.engine.features.Mel;
import dev.earshot.engine.features.MelStream;
import dev.earshot.engine.model.whisper.SlidingWindow.Window;
import dev.earshot.engine.model.whisper.WhisperNetwork.Heard;
import dev.earshot.engine.recognition.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Turns windows of one stream into segments: encodes them, finds out their language, writes them, times the words.
final class WindowReader {
    private final Whisper whisper;
    private final WindowDecoder decoder;
    private final Task task;
    private final MelStream mel;
    private final SpokenLanguage language;

    WindowReader(Whisper whisper, WindowDecoder decoder, Task task, MelStream mel, SpokenLanguage language) {
        this.whisper = whisper;
        this.decoder = decoder;
        this.task = task;
        this.mel = mel;
        this.language = language;
    }

    /// The next window of a [SlidingWindow].
    record Turn(SlidingWindow sliding, Window window) {}

    SpokenLanguage language() {
        return language;
    }

    /// Settles the language by one window.
    ///
    /// @param frames of sound and, at the end of the stream, the silence after it
    void hearLanguage(long first, int frames) throws InterruptedException {
        try (var heard = whisper.network().encode(List.of(mel.window(first, frames, frames)))) {
            language.among(decoder.detect(heard));
        }
    }

    /// Reads windows in one batch.
    ///
    /// @param interim hears what is written, by the number of the turn
    /// @return the segments of each
    List<List<TimedSegment>> read(List<Turn> turns, WindowDecoder.Interim interim) throws InterruptedException {
        try (var heard = whisper.network().encode(mels(turns))) {
            var texts = decoder.decode(heard, requests(turns, heard), interim);
            var segments = new ArrayList<List<TimedSegment>>();
            for (int i = 0; i < turns.size(); i++) {
                var turn = turns.get(i);
                segments.add(turn.sliding().accept(turn.window(), texts.get(i), attention(heard, i)));
            }
            return segments;
        }
    }

    private List<Mel> mels(List<Turn> turns) {
        int longest =
                turns.stream().mapToInt(turn -> turn.window().frames()).max().orElseThrow();
        int padded = whisper.length().padded(longest);
        return turns.stream()
                .map(Turn::window)
                .map(window -> mel.window(window.first(), window.frames(), padded))
                .toList();
    }

    private List<WindowRequest> requests(List<Turn> turns, Heard heard) throws InterruptedException {
        var languages = language.settled().isPresent()
                ? Collections.nCopies(turns.size(), language.settled().get())
                : language.among(decoder.detect(heard));
        var requests = new ArrayList<WindowRequest>();
        for (int i = 0; i < turns.size(); i++) {
            var window = turns.get(i).window();
            requests.add(new WindowRequest(i, languages.get(i), task, window.prompt(), window.prefix()));
        }
        return requests;
    }

    private WordTimes.Attention attention(Heard heard, int window) {
        var heads = whisper.config().generation().alignmentHeads();
        int endOfText = whisper.tokens().endOfText();
        return (tokens, first, frames) -> heard.align(window, tokens, first, frames, heads, endOfText);
    }
}
