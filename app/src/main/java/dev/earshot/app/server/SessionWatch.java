package dev.earshot.app.server;

import dev.earshot.app.server.SessionView.State;
import dev.earshot.bridge.server.SessionMonitor;
import dev.earshot.bridge.server.SessionReport;
import dev.earshot.bridge.server.SessionStart;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/// One session: a few fields that its thread sets and the page reads. Safe for both.
final class SessionWatch implements SessionMonitor {
    /// Characters of a session that are kept: some three hours of speech.
    static final int KEPT = 200_000;

    private static final int EXCERPT = 240;

    /// What a session is asked for besides what it shows.
    interface Totals {
        void heard(int samples);

        /// @param delay of a final, as [SessionView#lastFinal]
        void settled(Duration delay);
    }

    private final SessionStart start;
    private final LongSupplier nanoTime;
    private final Totals totals;
    private final BiConsumer<SessionWatch, SessionReport> over;

    private final Arrivals arrivals = new Arrivals();
    private final StringBuilder settled = new StringBuilder();
    private String tentative = "";
    private State state = State.CONNECTED;
    private Optional<String> model = Optional.empty();
    private Optional<Duration> began = Optional.empty(); // the utterance that nothing has been said of
    private Optional<Duration> firstText = Optional.empty();
    private Optional<Duration> lastFinal = Optional.empty();
    private Optional<SessionReport> report = Optional.empty();
    private int shown = -1; // the last segment that anything was said of

    /// @param over is told once, at the end
    SessionWatch(
            SessionStart start, LongSupplier nanoTime, Totals totals, BiConsumer<SessionWatch, SessionReport> over) {
        this.start = start;
        this.nanoTime = nanoTime;
        this.totals = totals;
        this.over = over;
    }

    String id() {
        return start.id();
    }

    @Override
    public synchronized void begun(RecognizerInfo by) {
        model = Optional.of(by.name());
        state = State.LISTENING;
    }

    @Override
    public synchronized void sound(Pcm chunk) {
        int samples = chunk.samples().length;
        arrivals.add(samples, nanoTime.getAsLong());
        totals.heard(samples);
    }

    @Override
    public synchronized void told(TranscriptEvent event) {
        switch (event) {
            case TranscriptEvent.SpeechStarted(var at) -> {
                began = Optional.of(at);
                state = State.SPEAKING;
            }
            case TranscriptEvent.SpeechEnded _ -> state = State.LISTENING;
            case TranscriptEvent.Partial partial -> {
                show(partial.segment());
                tentative = partial.segment().text();
            }
            case TranscriptEvent.Final(var segment) -> settle(segment);
            case TranscriptEvent.Notice _ -> {}
            case TranscriptEvent.Completed _ -> tentative = "";
            case TranscriptEvent.Failed _ -> state = State.FAILED;
        }
    }

    private void show(Segment segment) {
        if (segment.text().isBlank() || segment.id() == shown) {
            return;
        }
        shown = segment.id();
        var from = began.orElse(segment.span().start());
        firstText = arrivals.since(from, nanoTime.getAsLong()).or(() -> firstText);
        began = Optional.empty();
    }

    private void settle(Segment segment) {
        show(segment);
        tentative = "";
        var delay = arrivals.since(segment.span().end(), nanoTime.getAsLong());
        lastFinal = delay.or(() -> lastFinal);
        delay.ifPresent(totals::settled);
        settled.append(settled.isEmpty() ? "" : "\n").append(segment.text().strip());
        if (settled.length() > KEPT) {
            settled.delete(0, settled.length() - KEPT);
        }
    }

    @Override
    public void ended(SessionReport how) {
        synchronized (this) {
            state = State.ENDED;
            tentative = "";
            report = Optional.of(how);
        }
        over.accept(this, how);
    }

    synchronized SessionView view() {
        var excerpt = settled.substring(Math.max(0, settled.length() - EXCERPT)).replace('\n', ' ');
        return new SessionView(
                start,
                model,
                Pcm.durationOf(arrivals.samples()),
                state,
                firstText,
                lastFinal,
                excerpt,
                tentative,
                report);
    }

    /// All that is settled, as far as it is kept; a line for each segment.
    synchronized String text() {
        return settled.toString();
    }
}
