package dev.earshot.app.endpoints.run;

import dev.earshot.app.endpoints.run.RunRecord.Fact;
import dev.earshot.bridge.client.Usage;
import dev.earshot.bridge.endpoint.Price;
import dev.earshot.engine.recognition.Backlog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What is counted of a run besides what its trace tells, in words.
final class RunFacts {
    static final String ERRORS = "Word errors";

    private final List<Fact> facts = new ArrayList<>();

    RunFacts errors(String reference, String heard, Optional<String> language) {
        if (!reference.isBlank()) {
            var counts = Words.compared(reference, heard, language).counts();
            facts.add(new Fact(
                    ERRORS, Words.rate(counts), "Words that differ from the reference, for each word of it: WER"));
        }
        return this;
    }

    RunFacts used(Usage usage, Optional<Price> price) {
        var failed = usage.failed() == 0 ? "" : ", " + usage.failed() + " failed";
        var remembered = usage.remembered() == 0 ? "" : ", " + usage.remembered() + " remembered";
        facts.add(new Fact(
                "Connections",
                usage.requests() + failed + remembered,
                "Connections or calls, those that were made again included"));
        facts.add(new Fact(
                "Sound sent",
                String.format(Locale.ROOT, "%.1f s", usage.audio().toMillis() / 1e3),
                "What was sent again after a reconnect counts twice"));
        price.ifPresent(each -> facts.add(new Fact(
                "Cost",
                "about " + each.text(each.of(usage.audio(), usage.requests())),
                "By the price that the endpoint is kept with")));
        return this;
    }

    RunFacts late(Backlog backlog, Duration frame) {
        facts.add(new Fact(
                "Sent late, at most",
                backlog.feederLate().toMillis() + " ms",
                "How long after its moment a frame was handed over, at most; a frame is " + frame.toMillis() + " ms"));
        return this;
    }

    List<Fact> all() {
        return List.copyOf(facts);
    }
}
