package dev.earshot.engine.recognition;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.TranscriptListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Says each line of the script when the audio is that far.
final class FakeDecoder implements StreamDecoder {
    private final List<Segment> script;
    private final List<Line> lines = new ArrayList<>();
    private final Gate gate;
    private final FakeModel.Failure failure;
    private final Runnable whenClosed;
    private int said; // lines
    private int settled; // segments
    private long heard; // samples

    /// @param at the sample after which it can be said
    private record Line(long at, TranscriptEvent event) {}

    FakeDecoder(List<Segment> script, List<String> notices, Gate gate, FakeModel.Failure failure, Runnable whenClosed) {
        this.script = script;
        notices.forEach(sentence -> plan(Duration.ZERO, new TranscriptEvent.Notice(sentence)));
        this.gate = gate;
        this.failure = failure;
        this.whenClosed = whenClosed;
        script.forEach(this::plan);
    }

    private void plan(Segment segment) {
        var span = segment.span();
        plan(span.start(), new TranscriptEvent.SpeechStarted(span.start()));
        var words = segment.words();
        for (int i = 0; i < words.size(); i++) {
            plan(words.get(i).span().end(), FakeModel.partial(segment, i + 1));
        }
        var settling = span.end().plus(FakeModel.SETTLING);
        plan(settling, new TranscriptEvent.Final(segment));
        plan(settling, new TranscriptEvent.SpeechEnded(span.end()));
    }

    private void plan(Duration at, TranscriptEvent event) {
        lines.add(new Line(Pcm.samplesIn(at), event));
    }

    @Override
    public void accept(Pcm chunk, TranscriptListener out) throws InterruptedException {
        long end = heard + chunk.samples().length;
        long breaking = Pcm.samplesIn(failure.at());
        while (said < lines.size() && lines.get(said).at() <= Math.min(end, breaking)) {
            var line = lines.get(said);
            gate.pass(line.at());
            said++;
            say(line.event(), out);
        }
        gate.pass(Math.min(end, breaking));
        if (end > breaking) {
            failure.happen();
        }
        heard = end;
    }

    private void say(TranscriptEvent event, TranscriptListener out) {
        if (event instanceof TranscriptEvent.Final) {
            settled++;
        }
        out.on(event);
    }

    /// What is being said ends where it is, and is not gone on with.
    @Override
    public void idle(TranscriptListener out) {
        finish(out);
        while (said < lines.size() && !(lines.get(said).event() instanceof TranscriptEvent.SpeechStarted)) {
            said++;
        }
    }

    @Override
    public void finish(TranscriptListener out) {
        for (var segment : script.subList(settled, script.size())) {
            var words = segment.words();
            int count = (int) words.stream()
                    .filter(word -> Pcm.samplesIn(word.span().end()) <= heard)
                    .count();
            if (count > 0) {
                var cut = FakeModel.partial(segment, count).segment();
                settled++;
                out.on(new TranscriptEvent.Final(cut));
                out.on(new TranscriptEvent.SpeechEnded(cut.span().end()));
            }
        }
    }

    @Override
    public void close() {
        whenClosed.run();
    }
}
