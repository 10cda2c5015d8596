package dev.earshot.bridge.client;

import dev.earshot.bridge.wire.UtteranceOrder;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.StreamDecoder;
import dev.earshot.engine.transcript.TranscriptListener;
import dev.earshot.engine.vad.Detector;
import dev.earshot.engine.vad.Endpointer;
import java.time.Duration;
import java.util.Optional;

/// Tells the end of an utterance behind its text, as agents need it: here it is known that somebody
/// fell silent before the service has been asked what was said.
final class OrderedDecoder implements StreamDecoder {
    private final StreamDecoder decoder;
    private final UtteranceOrder order = new UtteranceOrder();
    private long accepted; // samples

    /// @param decoder from now on owned by this one
    OrderedDecoder(StreamDecoder decoder) {
        this.decoder = decoder;
    }

    @Override
    public void accept(Pcm chunk, TranscriptListener out) throws InterruptedException {
        decoder.accept(chunk, ordered(out));
        accepted += chunk.samples().length;
        passed(out);
    }

    @Override
    public void idle(TranscriptListener out) throws InterruptedException {
        decoder.idle(ordered(out));
        order.release().forEach(out::on);
    }

    @Override
    public void finish(TranscriptListener out) throws InterruptedException {
        decoder.finish(ordered(out));
        order.release().forEach(out::on);
    }

    private TranscriptListener ordered(TranscriptListener out) {
        return event -> order.tell(event).forEach(out::on);
    }

    /// What is shorter than a block has not been heard yet.
    private void passed(TranscriptListener out) {
        order.passed(Pcm.durationOf(Math.max(0, accepted - Endpointer.BLOCK))).forEach(out::on);
    }

    @Override
    public void behind(Duration waiting) {
        decoder.behind(waiting);
    }

    @Override
    public Optional<Detector> detector() {
        return decoder.detector();
    }

    @Override
    public void close() {
        decoder.close();
    }
}
