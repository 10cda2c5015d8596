package dev.earshot.engine.store;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.util.Optional;
import java.util.regex.Pattern;

/// A repository on the model hub, at one state: `openai/whisper-tiny`, `openai/whisper-tiny@main`.
///
/// @param repository `organisation/name`
/// @param revision a branch, a tag or a commit; empty for the newest
public record ModelReference(String repository, Optional<String> revision) {
    private static final Pattern FORM =
            Pattern.compile("(?<repository>[\\w.-]+/[\\w.-]+)(@(?<revision>[\\w][\\w./-]*))?");

    /// Whether this looks like one, and not like the id of a model or a folder.
    public static boolean isOne(String text) {
        var match = FORM.matcher(text);
        return match.matches() && !text.contains("..") && !text.startsWith(".");
    }

    /// @throws SttException MODEL_NOT_FOUND saying what it has to look like
    public static ModelReference parse(String text) {
        var match = FORM.matcher(text);
        if (!isOne(text) || !match.matches()) {
            throw new SttException(
                    SttError.MODEL_NOT_FOUND,
                    "'" + text
                            + "' names no model on the hub: write organisation/name, or organisation/name@revision.");
        }
        return new ModelReference(match.group("repository"), Optional.ofNullable(match.group("revision")));
    }

    /// Its name without the organisation, as its folder is called.
    public String shortName() {
        return repository.substring(repository.indexOf('/') + 1);
    }

    @Override
    public String toString() {
        return repository + revision.map(name -> "@" + name).orElse("");
    }
}
