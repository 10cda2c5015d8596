package dev.earshot.bridge.wire;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.Decoding;
import dev.earshot.engine.recognition.Decoding.Prompting;
import dev.earshot.engine.recognition.Decoding.Timing;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.Task;
import dev.earshot.engine.vad.Endpointing;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// How a client wants its sound heard.
///
/// @param model as the client calls it; empty leaves it to the server
public record Request(RecognitionOptions options, Optional<String> model) {
    public Request withModel(Optional<String> other) {
        return new Request(options, other);
    }

    public Request withLanguage(Optional<String> tag) {
        return new Request(options.withLanguage(tag), model);
    }

    public Request withTask(Task task) {
        return new Request(options.withTask(task), model);
    }

    public Request withInterim(boolean wanted) {
        return new Request(options.withInterim(wanted), model);
    }

    /// What was said before, or words as they may be said.
    public Request withPrompt(Optional<String> prompt) {
        return with(old -> new Prompting(
                prompt,
                prompt.isPresent() || old.carryInitial(),
                old.prefix(),
                old.hotwords(),
                old.conditionOnPrevious()));
    }

    /// Words that are likely to be said.
    public Request withHotwords(List<String> words) {
        return with(old ->
                new Prompting(old.initial(), old.carryInitial(), old.prefix(), words, old.conditionOnPrevious()));
    }

    private Request with(UnaryOperator<Prompting> change) {
        return with(decoding().with(change.apply(decoding().prompting())));
    }

    /// Whether each word is timed, which may take the model a while.
    public Request withWords(boolean wanted) {
        var old = decoding().timing();
        return with(decoding()
                .with(new Timing(
                        old.segments(),
                        old.maxInitial(),
                        wanted,
                        old.prependPunctuations(),
                        old.appendPunctuations(),
                        old.clips())));
    }

    /// How long a silence ends an utterance; brought into the range that there is.
    ///
    /// @param least a shorter one is taken for this: who hears utterances as a whole hears badly what
    ///     is cut small
    public Request withSilence(Duration silence, Duration least) {
        var longest = silence.compareTo(Endpointing.LONGEST) > 0 ? Endpointing.LONGEST : silence;
        var taken = longest.compareTo(least) < 0 ? least : longest;
        return new Request(options.withEndpointing(options.endpointing().withSilence(taken)), model);
    }

    /// What is spoken, for a service that has to be told.
    ///
    /// @param service its name, for the sentence
    /// @throws SttException UNSUPPORTED when that is left open
    public String languageFor(String service) {
        return options.language()
                .orElseThrow(() -> new SttException(
                        SttError.UNSUPPORTED,
                        service + " has to be told what language is spoken; choose one, such as en-US."));
    }

    public boolean words() {
        return decoding().timing().words();
    }

    public boolean interim() {
        return options.interim();
    }

    private Decoding decoding() {
        return options.decoding();
    }

    private Request with(Decoding decoding) {
        return new Request(options.withDecoding(decoding), model);
    }
}
