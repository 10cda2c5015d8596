package dev.earshot.bridge.server;

import dev.earshot.bridge.server.metrics.Outcome;
import dev.earshot.bridge.server.metrics.StreamMeters;
import dev.earshot.bridge.wire.Ending;
import dev.earshot.bridge.wire.Frame;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.util.regex.Pattern;

/// Counts what goes on in one connection.
final class SessionMetrics implements SessionMonitor {
    private static final Pattern CODE = Pattern.compile("(\\d{3,4})(, broken off)?.*", Pattern.DOTALL);

    private final StreamMeters meters;
    private boolean live; // a recording comes with no frames, and its text is not late for anybody

    SessionMetrics(StreamMeters meters) {
        this.meters = meters;
    }

    @Override
    public void received(Frame frame) {
        live = true;
    }

    @Override
    public void sound(Pcm chunk) {
        meters.sound(chunk);
    }

    @Override
    public void told(TranscriptEvent event) {
        if (live) {
            meters.told(event);
        }
        if (event instanceof TranscriptEvent.Failed(var cause)) {
            meters.failed(cause.error());
        }
    }

    @Override
    public void refused(SttException cause) {
        meters.failed(cause.error());
    }

    @Override
    public void ending(Ending why) {
        meters.failed(why.reason());
    }

    @Override
    public void ended(SessionReport report) {
        meters.ended(outcome(report.end()));
    }

    /// @param end begins with the code of the close frame, or the status of the answer, where
    ///     there was one
    static Outcome outcome(String end) {
        var code = CODE.matcher(end);
        if (!code.matches()) {
            return Outcome.LEFT;
        }
        if (code.group(2) != null) {
            return Outcome.FAILED;
        }
        int number = Integer.parseInt(code.group(1));
        return number < 1000 ? Outcome.ofStatus(number) : Outcome.ofClose(number);
    }
}
