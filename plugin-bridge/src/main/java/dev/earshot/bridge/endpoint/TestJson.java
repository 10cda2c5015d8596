package dev.earshot.bridge.endpoint;

import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.Message;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// A collection of tests in JSON, as `docs/endpoints-file.md` has it. What is as usual is left out.
final class TestJson {
    private static final Set<String> KNOWN = Set.of(
            "endpoint",
            "file",
            "sample",
            "say",
            "speed",
            "frame_ms",
            "end_silence_ms",
            "reference",
            "expect_wer",
            "expect_first_interim_ms",
            "expect_final_delay_ms",
            "expect_conformance");

    private TestJson() {}

    static TestCollection read(Message json) throws BadFrame {
        var tests = new ArrayList<EndpointTest>();
        for (var test : json.objects("tests")) {
            tests.add(test(test));
        }
        return new TestCollection(
                EndpointJson.required(json, "name"), tests, Unknown.of(json.root(), Set.of("name", "tests")));
    }

    private static EndpointTest test(Message json) throws BadFrame {
        return new EndpointTest(
                EndpointJson.required(json, "endpoint"),
                source(json),
                new Pacing(
                        speed(json),
                        EndpointJson.time(json, "frame_ms").orElse(Pacing.USUAL.frame()),
                        EndpointJson.time(json, "end_silence_ms").orElse(Pacing.USUAL.endSilence())),
                new Expectations(
                        json.text("reference"),
                        json.number("expect_wer", 0, 100),
                        EndpointJson.time(json, "expect_first_interim_ms"),
                        EndpointJson.time(json, "expect_final_delay_ms"),
                        json.flag("expect_conformance").orElse(false)),
                Unknown.of(json.root(), KNOWN));
    }

    private static TestSource source(Message json) throws BadFrame {
        var sources = Stream.of(
                        json.text("file").map(TestSource.Recording::new),
                        json.text("sample").map(TestSource.Sample::new),
                        json.text("say").map(TestSource.Spoken::new))
                .flatMap(Optional::stream)
                .map(TestSource.class::cast)
                .toList();
        if (sources.size() != 1) {
            throw json.wrong("file", "there, or else “sample” or “say”, and only one of them");
        }
        return sources.getFirst();
    }

    private static Pacing.Speed speed(Message json) throws BadFrame {
        if (json.root().path("speed").isString()) {
            if (json.text("speed").filter("burst"::equals).isEmpty()) {
                throw json.wrong("speed", "a number, or “burst”");
            }
            return new Pacing.Speed.Burst();
        }
        return json.number("speed", 0, 1e6)
                .<Pacing.Speed>map(Pacing.Speed.Times::new)
                .orElse(Pacing.USUAL.speed());
    }

    static ObjectNode write(TestCollection collection) {
        var json = Message.empty().put("name", collection.name());
        var tests = json.putArray("tests");
        collection.tests().forEach(test -> tests.add(write(test)));
        collection.unknown().addTo(json);
        return json;
    }

    private static ObjectNode write(EndpointTest test) {
        var json = Message.empty().put("endpoint", test.endpoint());
        switch (test.source()) {
            case TestSource.Recording(var file) -> json.put("file", file);
            case TestSource.Sample(var name) -> json.put("sample", name);
            case TestSource.Spoken(var text) -> json.put("say", text);
        }
        if (!test.pacing().speed().equals(Pacing.USUAL.speed())) {
            switch (test.pacing().speed()) {
                case Pacing.Speed.Times(var factor) -> json.put("speed", factor);
                case Pacing.Speed.Burst() -> json.put("speed", "burst");
            }
        }
        EndpointJson.write(json, "frame_ms", test.pacing().frame(), Pacing.USUAL.frame());
        EndpointJson.write(json, "end_silence_ms", test.pacing().endSilence(), Pacing.USUAL.endSilence());
        write(json, test.expectations());
        test.unknown().addTo(json);
        return json;
    }

    private static void write(ObjectNode json, Expectations expected) {
        expected.reference().ifPresent(text -> json.put("reference", text));
        expected.wer().ifPresent(rate -> json.put("expect_wer", rate));
        expected.firstInterim().ifPresent(time -> json.put("expect_first_interim_ms", time.toMillis()));
        expected.finalDelay().ifPresent(time -> json.put("expect_final_delay_ms", time.toMillis()));
        if (expected.conformant()) {
            json.put("expect_conformance", true);
        }
    }
}
