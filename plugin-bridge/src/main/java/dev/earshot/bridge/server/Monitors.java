package dev.earshot.bridge.server;

import dev.earshot.bridge.wire.Ending;
import dev.earshot.bridge.wire.Frame;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Several monitors, none of which can harm a session.
final class Monitors implements ServerMonitor {
    private static final Logger LOG = LoggerFactory.getLogger(Monitors.class);

    private final List<ServerMonitor> all;

    Monitors(ServerMonitor... all) {
        this.all = List.of(all);
    }

    @Override
    public SessionMonitor opened(SessionStart start) {
        var watching = new ArrayList<SessionMonitor>();
        for (var monitor : all) {
            guarded(() -> watching.add(monitor.opened(start)));
        }
        return new Each(List.copyOf(watching));
    }

    @Override
    public void turnedAway(TurnedAway who) {
        all.forEach(monitor -> guarded(() -> monitor.turnedAway(who)));
    }

    private static void guarded(Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException e) {
            LOG.error("A session cannot be watched", e);
        }
    }

    private record Each(List<SessionMonitor> all) implements SessionMonitor {
        private void tell(Consumer<SessionMonitor> news) {
            all.forEach(one -> guarded(() -> news.accept(one)));
        }

        @Override
        public void received(Frame frame) {
            tell(one -> one.received(frame));
        }

        @Override
        public void sent(Frame frame) {
            tell(one -> one.sent(frame));
        }

        @Override
        public void begun(RecognizerInfo by) {
            tell(one -> one.begun(by));
        }

        @Override
        public void sound(Pcm chunk) {
            tell(one -> one.sound(chunk));
        }

        @Override
        public void told(TranscriptEvent event) {
            tell(one -> one.told(event));
        }

        @Override
        public void refused(SttException cause) {
            tell(one -> one.refused(cause));
        }

        @Override
        public void ending(Ending why) {
            tell(one -> one.ending(why));
        }

        @Override
        public void ended(SessionReport report) {
            tell(one -> one.ended(report));
        }
    }
}
