package dev.earshot.app.cli;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.export.CtmWords;
import dev.earshot.engine.recognition.SpokenText;
import dev.earshot.engine.transcript.Word;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is said in recordings, as `--reference` tells it: words with times, a text for each of several recordings, or
/// one text.
sealed interface SpokenTexts {
    /// Words with their times: a CTM file.
    ///
    /// @param words by the recording's name without its ending
    record Timed(Map<String, List<Word>> words) implements SpokenTexts {}

    /// A table with a line a recording.
    ///
    /// @param texts by the recording's file name
    record Table(Map<String, String> texts) implements SpokenTexts {}

    /// Of the only recording.
    record One(String text) implements SpokenTexts {}

    /// Nobody told.
    record Unknown() implements SpokenTexts {}

    /// @param given a file (`.ctm`, `.tsv`, or any other with the text in it), or the text itself
    /// @throws SttException AUDIO_NOT_FOUND, AUDIO_INVALID
    static SpokenTexts read(String given, Terminal terminal) {
        var file = file(given);
        if (file.isEmpty()) {
            return new One(given);
        }
        var text = Files.exists(file.get()) && isEmpty(file.get()) ? "" : GivenText.read(file.get(), terminal);
        return switch (ending(given)) {
            case "ctm" -> new Timed(timed(file.get(), text));
            case "tsv" -> new Table(table(file.get(), text));
            default -> new One(text.strip());
        };
    }

    /// What is a file name or looks like one.
    private static Optional<Path> file(String given) {
        try {
            return Optional.of(Path.of(given))
                    .filter(path -> Files.isRegularFile(path)
                            || List.of("ctm", "tsv", "txt").contains(ending(given)));
        } catch (InvalidPathException noName) {
            return Optional.empty();
        }
    }

    private static boolean isEmpty(Path file) {
        return file.toFile().length() == 0;
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static Map<String, List<Word>> timed(Path file, String text) {
        try {
            return CtmWords.read(text);
        } catch (IllegalArgumentException wrong) {
            throw new SttException(
                    SttError.AUDIO_INVALID, "In the reference " + file + " " + wrong.getMessage() + ".", wrong);
        }
    }

    private static Map<String, String> table(Path file, String text) {
        var rows = text.lines().map(line -> List.of(line.split("\t", -1))).toList();
        int name = rows.getFirst().indexOf("file");
        int said = rows.getFirst().indexOf("text");
        if (name < 0 || said < 0) {
            throw new SttException(
                    SttError.AUDIO_INVALID,
                    "The reference " + file + " needs a first line that names its columns, 'file' and 'text' among"
                            + " them.");
        }
        return rows.stream()
                .skip(1)
                .filter(row -> row.size() > Math.max(name, said))
                .collect(Collectors.toMap(row -> row.get(name), row -> row.get(said), (first, _) -> first));
    }

    /// What is said in this recording; empty when nobody told.
    ///
    /// @throws SttException AUDIO_NOT_FOUND when the reference has other recordings only
    default Optional<SpokenText> of(Path recording) {
        return switch (this) {
            case Timed(var words) -> {
                var found = words.size() == 1 ? only(words) : named(words, withoutEnding(recording), recording);
                yield Optional.of(SpokenText.of(found));
            }
            case Table(var texts) ->
                Optional.of(new SpokenText(named(texts, StandardInput.name(recording), recording), Optional.empty()));
            case One(var text) -> Optional.of(new SpokenText(text, Optional.empty()));
            case Unknown() -> Optional.empty();
        };
    }

    private static <T> T only(Map<String, T> all) {
        return all.values().iterator().next();
    }

    private static <T> T named(Map<String, T> all, String name, Path recording) {
        return Optional.ofNullable(all.get(name))
                .orElseThrow(() -> new SttException(
                        SttError.AUDIO_NOT_FOUND, "The reference does not say what is said in " + recording + "."));
    }

    private static String withoutEnding(Path recording) {
        var name = StandardInput.name(recording);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
