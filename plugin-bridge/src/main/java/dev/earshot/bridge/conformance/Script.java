package dev.earshot.bridge.conformance;

import dev.earshot.engine.audio.Pcm;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// All that is done to one session.
///
/// @param name of the session in the report
record Script(String name, List<Step> steps) {
    Script {
        steps = List.copyOf(steps);
    }

    static Script named(String name) {
        return new Script(name, List.of());
    }

    Script then(Step step) {
        return new Script(name, Stream.concat(steps.stream(), Stream.of(step)).toList());
    }

    Script send(Pcm sound, Duration frame, double speed) {
        return then(new Step.Send(sound, frame, speed));
    }

    Script end() {
        return then(new Step.End());
    }

    Duration takes() {
        return steps.stream().map(Step::takes).reduce(Duration.ZERO, Duration::plus);
    }
}
