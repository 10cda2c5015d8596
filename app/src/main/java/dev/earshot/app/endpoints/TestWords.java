package dev.earshot.app.endpoints;

import dev.earshot.bridge.endpoint.EndpointTest;
import dev.earshot.bridge.endpoint.Expectations;
import dev.earshot.bridge.endpoint.Pacing;
import dev.earshot.bridge.endpoint.TestSource;
import java.nio.file.Path;
import java.util.ArrayList;

/// A test in words.
final class TestWords {
    private TestWords() {}

    static String source(TestSource source) {
        return switch (source) {
            case TestSource.Recording(var file) -> String.valueOf(Path.of(file).getFileName());
            case TestSource.Sample(var name) -> "sample " + name;
            case TestSource.Spoken(var text) -> "\u201c" + text + "\u201d";
        };
    }

    static String pacing(Pacing pacing) {
        var speed = switch (pacing.speed()) {
            case Pacing.Speed.Burst() -> "as fast as it is taken";
            case Pacing.Speed.Times(double factor) ->
                factor == 1 ? "as it was spoken" : "%s times as fast".formatted(number(factor));
        };
        return speed + ", " + pacing.frame().toMillis() + " ms at a time";
    }

    static String expectations(EndpointTest test) {
        Expectations expected = test.expectations();
        var said = new ArrayList<String>();
        expected.wer().ifPresent(rate -> said.add("at most " + number(rate * 100) + " % errors"));
        expected.firstInterim().ifPresent(time -> said.add("first interim within " + time.toMillis() + " ms"));
        expected.finalDelay().ifPresent(time -> said.add("final within " + time.toMillis() + " ms"));
        if (expected.conformant()) {
            said.add("conformant");
        }
        return said.isEmpty() ? "nothing expected but an answer" : String.join(", ", said);
    }

    static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(Math.round(value * 1e4) / 1e4);
    }
}
