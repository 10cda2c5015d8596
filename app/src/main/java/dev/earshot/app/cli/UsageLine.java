package dev.earshot.app.cli;

import dev.earshot.bridge.client.Usage;
import dev.earshot.bridge.endpoint.Price;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What was used of a service, in a line, and about what that costs.
final class UsageLine {
    private UsageLine() {}

    /// @param price where the user told it
    static void print(List<Usage> usages, Optional<Price> price, PrintStream out) {
        var all = usages.stream().reduce(Usage.NONE, Usage::plus);
        out.printf(
                Locale.ROOT,
                "%n%d requests (%d failed), %.1f s of sound, %.2f s to answer on average%s%n",
                all.requests(),
                all.failed(),
                all.audio().toMillis() / 1e3,
                all.average().toMillis() / 1e3,
                price.map(asked -> ", about " + asked.text(asked.of(all.audio(), all.requests())))
                        .orElse(""));
    }
}
