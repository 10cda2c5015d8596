package dev.earshot.engine.model.whisper;

import dev.earshot.engine.decode.StepNetwork;
import dev.earshot.engine.features.Mel;
import dev.earshot.engine.inference.Placement;
import java.util.List;

/// The network itself: tensors in, scores out, and no policy. Safe for many threads.
///
/// Everything it returns holds native memory: close it, on any thread.
interface WhisperNetwork extends Placement.Network {
    /// Encodes windows of the same length.
    ///
    /// @param windows log-mels of the same shape; an even number of frames, 3000 at most
    Heard encode(List<Mel> windows) throws InterruptedException;

    /// What the encoder made of some windows, with the keys and values that the decoder attends to.
    interface Heard extends AutoCloseable {
        int windows();

        /// Feeds the same prompt to some of the windows, one row each, and keeps what it needs to go on from there.
        ///
        /// @param of which windows, by number
        /// @param prompts as many prompts of the same length
        Writing write(int[] of, int[][] prompts) throws InterruptedException;

        /// Teacher-forced: how the decoder attends to the sound while it is fed a text, for word times.
        ///
        /// @param window which window
        /// @param tokens start sequence, text, end of text
        /// @param first where in `tokens` the text begins
        /// @param frames how many encoder frames (20 ms) count; the attention is cut to them
        /// @param heads the alignment heads, each a layer and a head
        /// @param eot probabilities of tokens are among those below this one
        Alignment align(int window, int[] tokens, int first, int frames, List<AlignmentHead> heads, int eot)
                throws InterruptedException;

        @Override
        void close();
    }

    /// Texts that are being written: rows of a batch, at first one a window, in the order they were asked for.
    interface Writing extends StepNetwork, AutoCloseable {
        /// Raw scores after the prompt, `[rows, vocabulary]`.
        float[] first();

        /// Raw scores at one position within the prompt, `[rows, vocabulary]`: after its token `position`.
        float[] within(int position);

        @Override
        void close();
    }

    /// @param scores raw attention (before the softmax) of the heads, `[heads, tokens, frames]`, row-major
    /// @param probabilities of each text token (from `first` to the one before the last)
    record Alignment(float[] scores, int heads, int tokens, int frames, float[] probabilities) {}

    record AlignmentHead(int layer, int head) {}
}
