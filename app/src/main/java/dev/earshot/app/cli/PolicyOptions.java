package dev.earshot.app.cli;

import dev.earshot.engine.recognition.Decoding.Live;
import dev.earshot.engine.recognition.Decoding.Policy;
import java.time.Duration;
import picocli.CommandLine.Option;

/// How an utterance becomes text while it is spoken.
final class PolicyOptions {
    @Option(
            names = "--policy",
            paramLabel = "POLICY",
            converter = Converters.PolicyConverter.class,
            description = "Which words are settled: local-agreement (those that two drafts agree on), align-att (those"
                    + " that the network heard well before the end of the sound). Default: local-agreement.")
    private Policy policy = Live.DEFAULT.policy();

    @Option(
            names = "--step",
            paramLabel = "TIME",
            converter = Converters.TimeConverter.class,
            description = "How much new sound there is from one draft to the next, at least. Default: 1s.")
    private Duration step = Live.DEFAULT.step();

    @Option(names = "--conditioned", description = "An utterance is told the text of those before it.")
    private boolean conditioned = Live.DEFAULT.conditioned();

    /// @throws UsageException when a value is out of its range
    Live live() {
        if (step.compareTo(Live.SHORTEST) < 0 || step.compareTo(Live.LONGEST) > 0) {
            throw new UsageException(
                    "--step is between " + Live.SHORTEST.toMillis() + "ms and " + Live.LONGEST.toSeconds() + "s");
        }
        return new Live(policy, step, conditioned);
    }
}
