package dev.earshot.app.endpoints.load;

import dev.earshot.bridge.endpoint.Pacing;
import dev.earshot.bridge.load.LoadPlan;
import dev.earshot.bridge.load.LoadPlan.Length;
import java.time.Duration;
import java.util.Optional;

/// How an endpoint is to be loaded.
///
/// @param streams so many at once; no more are tried where the limit is looked for
/// @param ramp within which all begin
/// @param lasting how long each speaks; empty for the recording once
/// @param target how late 95 of 100 finals may be of streams that are sustained
record LoadWish(int streams, Duration ramp, Optional<Duration> lasting, Duration frame, Goal goal, Duration target) {
    enum Goal {
        STREAMS("So many streams"),
        LIMIT("Find the limit");

        private final String words;

        Goal(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    static final LoadWish USUAL = new LoadWish(
            10, Duration.ofSeconds(5), Optional.empty(), Pacing.USUAL.frame(), Goal.STREAMS, Duration.ofSeconds(1));

    LoadPlan plan() {
        return new LoadPlan(
                ramp,
                lasting.<Length>map(Length.Lasting::new).orElseGet(Length.OnePass::new),
                frame,
                Pacing.USUAL.endSilence(),
                1);
    }

    LoadWish withStreams(int many) {
        return new LoadWish(many, ramp, lasting, frame, goal, target);
    }

    LoadWish withRamp(Duration time) {
        return new LoadWish(streams, time, lasting, frame, goal, target);
    }

    LoadWish withLasting(Optional<Duration> time) {
        return new LoadWish(streams, ramp, time, frame, goal, target);
    }

    LoadWish withFrame(Duration length) {
        return new LoadWish(streams, ramp, lasting, length, goal, target);
    }

    LoadWish withGoal(Goal other) {
        return new LoadWish(streams, ramp, lasting, frame, other, target);
    }

    LoadWish withTarget(Duration late) {
        return new LoadWish(streams, ramp, lasting, frame, goal, late);
    }
}
