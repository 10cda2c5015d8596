package dev.earshot.engine.scoring;

/// What it costs in accuracy to hear speech as it comes: the same model, normaliser and reference,
/// once streaming and once with the whole recording at hand.
public record StreamingLoss(ErrorCounts streaming, ErrorCounts offline) {
    public static StreamingLoss of(Scorer scorer, String reference, String streaming, String offline) {
        return new StreamingLoss(
                scorer.score("streaming", reference, streaming).words().counts(),
                scorer.score("offline", reference, offline).words().counts());
    }

    /// Of two recordings as one.
    public StreamingLoss plus(StreamingLoss other) {
        return new StreamingLoss(streaming.plus(other.streaming), offline.plus(other.offline));
    }

    /// Streaming WER less offline WER, as a fraction (0.01 is one point); negative when streaming was
    /// better.
    public double wer() {
        return streaming.wer() - offline.wer();
    }
}
