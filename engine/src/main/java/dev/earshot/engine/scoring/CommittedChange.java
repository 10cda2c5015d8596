package dev.earshot.engine.scoring;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A broken promise: text that was committed and changed nevertheless. Whatever else a recogniser
/// does well, one of these is a fault of it.
///
/// @param at the event that broke it
/// @param segment the id of the segment
/// @param committed what had been promised
/// @param text what the segment said then
public record CommittedChange(Observation at, int segment, String committed, String text) {
    /// All that a session has; none, if its recogniser is sound. Text is compared letter by letter.
    public static List<CommittedChange> in(SessionLog log) {
        var watch = new Watch();
        log.observations().forEach(watch::on);
        return List.copyOf(watch.changes);
    }

    /// @throws SttException [SttError#INTERNAL] for the first one of the session, if there is one
    public static void refuse(SessionLog log) {
        for (var change : in(log)) {
            throw new SttException(
                    SttError.INTERNAL,
                    "The recogniser changed text that it had committed: \"%s\" became \"%s\" in segment %d. Please report this."
                            .formatted(change.committed, change.text, change.segment));
        }
    }

    private static final class Watch {
        private final Map<Integer, String> committed = new HashMap<>();
        private final Set<Integer> settled = new HashSet<>();
        private final List<CommittedChange> changes = new ArrayList<>();

        void on(Observation observation) {
            switch (observation.event()) {
                case TranscriptEvent.Partial partial -> {
                    int id = partial.segment().id();
                    check(observation, id, partial.segment().text());
                    if (!settled.contains(id)) {
                        committed.merge(id, partial.committedText(), (a, b) -> b.length() < a.length() ? a : b);
                    }
                }
                case TranscriptEvent.Final(var segment) -> {
                    check(observation, segment.id(), segment.text());
                    committed.put(segment.id(), segment.text());
                    settled.add(segment.id());
                }
                case TranscriptEvent.SpeechStarted _,
                        TranscriptEvent.SpeechEnded _,
                        TranscriptEvent.Notice _,
                        TranscriptEvent.Terminal _ -> {}
            }
        }

        private void check(Observation observation, int id, String text) {
            String promised = committed.getOrDefault(id, "");
            boolean kept = settled.contains(id) ? text.equals(promised) : text.startsWith(promised);
            if (!kept) {
                changes.add(new CommittedChange(observation, id, promised, text));
            }
        }
    }
}
