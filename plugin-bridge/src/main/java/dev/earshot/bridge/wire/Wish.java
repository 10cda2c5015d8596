package dev.earshot.bridge.wire;

import java.util.List;
import java.util.Optional;

/// What a stranger may write into a [Request]. It reaches models, logs and answers, so that all of it
/// has a measure.
public final class Wish {
    private static final int LONGEST_TAG = 35;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_PROMPT = 10_000;
    private static final int MOST_HOTWORDS = 500;

    private Wish() {}

    /// A language; empty, `auto` and `multi` leave it to the recogniser.
    ///
    /// @throws BadFrame when it cannot be a BCP 47 tag
    public static Optional<String> language(String tag) throws BadFrame {
        if (tag.length() > LONGEST_TAG || !tag.matches("[A-Za-z0-9-]*")) {
            throw new BadFrame(Fault.BAD_VALUE, "A language must be a tag such as “en” or “pt-BR”.");
        }
        return tag.isEmpty() || tag.equals("auto") || tag.equals("multi") ? Optional.empty() : Optional.of(tag);
    }

    /// The name of a model; a blank one leaves it to the server.
    ///
    /// @throws BadFrame when it is no name
    public static Optional<String> model(String name) throws BadFrame {
        if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new BadFrame(
                    Fault.BAD_VALUE,
                    "The name of a model has at most %d characters, all on one line.".formatted(LONGEST_NAME));
        }
        return Optional.of(name).filter(text -> !text.isBlank());
    }

    /// What was said before, or words as they may be said; a blank one is none.
    ///
    /// @throws BadFrame when it is longer than any model could make use of
    public static Optional<String> prompt(String text) throws BadFrame {
        if (text.length() > LONGEST_PROMPT) {
            throw new BadFrame(Fault.BAD_VALUE, "A prompt has at most %,d characters.".formatted(LONGEST_PROMPT));
        }
        return Optional.of(text).filter(one -> !one.isBlank());
    }

    /// Words that are likely to be said, without the blank ones.
    ///
    /// @throws BadFrame when they are too many or too long
    public static List<String> hotwords(List<String> words) throws BadFrame {
        if (words.size() > MOST_HOTWORDS || words.stream().anyMatch(word -> word.length() > LONGEST_NAME)) {
            throw new BadFrame(
                    Fault.BAD_VALUE,
                    "There may be %d words or phrases to listen for, of at most %d characters each."
                            .formatted(MOST_HOTWORDS, LONGEST_NAME));
        }
        return words.stream().filter(word -> !word.isBlank()).toList();
    }
}
