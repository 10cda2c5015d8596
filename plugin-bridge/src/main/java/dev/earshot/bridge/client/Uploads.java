package dev.earshot.bridge.client;

import dev.earshot.bridge.wire.BatchCodec;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TranscriptEvent.Final;
import dev.earshot.engine.transcript.TranscriptEvent.Partial;
import dev.earshot.engine.transcript.TranscriptListener;
import java.time.Duration;
import java.util.Optional;

/// The stretches of one stream on their way to a service and back. Used by one thread.
final class Uploads {
    private final BatchCodec codec;
    private final Courier courier;
    private final boolean interim;
    private int nextId;

    /// @param interim whether what comes bit by bit is said while it comes
    Uploads(BatchCodec codec, Courier courier, boolean interim) {
        this.codec = codec;
        this.courier = courier;
        this.interim = interim;
    }

    /// Returns when the service has heard it.
    ///
    /// @param start where it lies in the stream
    /// @throws dev.earshot.engine.SttException what the service says instead of a transcript
    void hear(Pcm sound, Duration start, TranscriptListener out) throws InterruptedException {
        var drafts = interim ? codec.drafts(sound.duration()) : Optional.<BatchCodec.Drafts>empty();
        var errand = new Errand(codec.call(sound), sound.duration());
        var answer = courier.deliver(
                errand,
                line -> drafts.flatMap(draft -> draft.line(line))
                        .ifPresent(draft -> out.on(new Partial(placed(draft.segment(), start), draft.committed()))));
        for (var segment : codec.read(answer, sound.duration()).segments()) {
            if (!segment.text().isBlank()) {
                out.on(new Final(placed(segment, start)));
                nextId++;
            }
        }
    }

    private Segment placed(Segment segment, Duration start) {
        var later = segment.shifted(start);
        return new Segment(nextId, later.span(), later.text(), later.words(), later.confidence(), later.language());
    }
}
