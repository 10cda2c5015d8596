package dev.earshot.app.cli;

import dev.earshot.engine.recognition.Decoding;
import java.util.Optional;
import picocli.CommandLine.Mixin;

/// How a neural model goes from sound to text that is written while somebody speaks: as [DecodingOptions], without
/// what needs the whole recording.
final class LiveDecodingOptions {
    @Mixin
    private PolicyOptions policy = new PolicyOptions();

    @Mixin
    private PromptingOptions prompting = new PromptingOptions();

    @Mixin
    private SearchOptions search = new SearchOptions();

    @Mixin
    private ThresholdOptions thresholds = new ThresholdOptions();

    @Mixin
    private LetterOptions letters = new LetterOptions();

    /// While somebody speaks.
    ///
    /// @throws UsageException when a value is out of its range, or does not go with another
    Decoding live() {
        return on(Decoding.LIVE).with(policy.live());
    }

    /// The same, of a recording that is there as a whole.
    ///
    /// @throws UsageException as [#live]
    Decoding whole() {
        return on(Decoding.DEFAULT);
    }

    private Decoding on(Decoding usual) {
        Optional<String> needsRecording = prompting.needsSliding().or(thresholds::needsSliding);
        needsRecording.ifPresent(option -> {
            throw new UsageException(option + " is for recordings: text that appears while somebody speaks is made of"
                    + " one utterance after the other");
        });
        var prompts = prompting.prompting();
        return usual.with(search.search(usual.search()))
                .with(prompts)
                .with(thresholds.thresholds())
                .with(letters.letters(!prompts.hotwords().isEmpty()));
    }
}
