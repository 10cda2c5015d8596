package dev.earshot.engine.model.whisper;

import java.util.Arrays;
import java.util.List;

/// Puts prompts together, in the order in which Whisper was trained to read them: what was said before, the start
/// sequence (language, task, whether time stamps are wanted), and the beginning of the text if that is given.
///
/// What was said before fills half of the decoder's context at most, of which the last part counts. Hotwords stand
/// before it, as in faster-whisper, and shorten it; they are left out where the beginning of the text is given.
final class Prompts {
    private final WhisperTokens tokens;
    private final boolean timestamps;
    private final int context;
    private final int sampleLength;
    private final int[] hotwords;

    /// @param timestamps whether the model is to write time stamps
    /// @param context how many tokens the decoder reads at most
    /// @param sampleLength how many tokens may be written
    Prompts(WhisperTokens tokens, boolean timestamps, int context, int sampleLength, List<String> hotwords) {
        this.tokens = tokens;
        this.timestamps = timestamps;
        this.context = context;
        this.sampleLength = sampleLength;
        int[] words = hotwords.isEmpty()
                ? new int[0]
                : tokens.tokenizer().encode(" " + String.join(", ", hotwords).strip());
        this.hotwords = Arrays.copyOf(words, Math.min(words.length, longestBefore()));
    }

    Prompt of(WindowRequest request) {
        var before = before(request);
        var start = start(request);
        var prefix = prefix(request.prefix(), context - before.length - start.length - request.begun().length);
        return new Prompt(joined(before, start, prefix, request.begun()), before.length);
    }

    private int longestBefore() {
        return context / 2 - 1;
    }

    private int[] before(WindowRequest request) {
        int[] words = request.prefix().length > 0 ? new int[0] : hotwords;
        if (request.prompt().length == 0 && words.length == 0) {
            return new int[0];
        }
        int[] said = last(request.prompt(), longestBefore() - words.length);
        return joined(new int[] {tokens.startOfPrevious()}, words, said);
    }

    private int[] start(WindowRequest request) {
        int[] start = tokens.start(request.language(), request.task());
        return timestamps ? start : joined(start, new int[] {tokens.noTimestamps()});
    }

    /// As in the reference the given beginning and what is written share half of the context, unless what is written
    /// takes all of it: then the beginning takes what it needs.
    private int[] prefix(int[] prefix, int room) {
        int share = context / 2 - sampleLength;
        return last(prefix, share > 0 ? Math.min(share, room) : room);
    }

    private static int[] last(int[] tokens, int count) {
        return Arrays.copyOfRange(tokens, Math.max(0, tokens.length - count), tokens.length);
    }

    private static int[] joined(int[]... parts) {
        return Arrays.stream(parts).flatMapToInt(Arrays::stream).toArray();
    }
}
