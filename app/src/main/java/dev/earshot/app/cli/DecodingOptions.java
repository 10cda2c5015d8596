package dev.earshot.app.cli;

import dev.earshot.engine.recognition.Decoding;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;

/// How a neural model goes from sound to text. The options have the names and defaults of the reference's
/// command line (openai/whisper) and of its `DecodingOptions`; ours are `--windows`, `--batch-size` and
/// `--seed`, and faster-whisper's
/// is `--hotwords`. The reference's underscores are understood too; see [Underscores].
final class DecodingOptions {
    @ArgGroup(validate = false, heading = "%nHow recordings are cut (this and all below: neural models only):%n")
    private WindowOptions windows = new WindowOptions();

    @ArgGroup(validate = false, heading = "%nWhat the model is told beforehand:%n")
    private PromptingOptions prompting = new PromptingOptions();

    @ArgGroup(validate = false, heading = "%nHow words are searched for:%n")
    private SearchOptions search = new SearchOptions();

    @ArgGroup(validate = false, heading = "%nWhen a text is not believed (None: never asked):%n")
    private ThresholdOptions thresholds = new ThresholdOptions();

    @ArgGroup(validate = false, heading = "%nWhat is timed:%n")
    private TimingOptions timing = new TimingOptions();

    @ArgGroup(
            validate = false,
            heading = "%nHow letters are put together (wav2vec 2.0, HuBERT and WavLM only, which of all above use"
                    + " --windows, --hotwords, --beam-size and --clip-timestamps):%n")
    private LetterOptions letters = new LetterOptions();

    /// @throws UsageException when a value is out of its range, or does not go with another
    Decoding decoding() {
        Optional<String> needsSliding =
                prompting.needsSliding().or(thresholds::needsSliding).or(timing::needsSliding);
        var prompts = prompting.prompting();
        return Decoding.DEFAULT
                .with(search.search(Decoding.Search.DEFAULT))
                .with(prompts)
                .with(thresholds.thresholds())
                .with(timing.timing())
                .with(windows.windows(needsSliding))
                .with(letters.letters(!prompts.hotwords().isEmpty()));
    }

    /// Whether only stretches of the recording are to be heard.
    boolean clips() {
        return timing.needsSliding().isPresent();
    }
}
