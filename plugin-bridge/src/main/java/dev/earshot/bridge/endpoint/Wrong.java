package dev.earshot.bridge.endpoint;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;

/// What is said of data that makes no sense.
final class Wrong {
    private static final int LONGEST_NAME = 100;

    private Wrong() {}

    static SttException because(String sentence) {
        return new SttException(SttError.UNSUPPORTED, sentence);
    }

    /// @param what it is the name of, for the sentence: `an endpoint`
    static String name(String name, String what) {
        boolean fits = !name.isBlank()
                && name.equals(name.strip())
                && name.length() <= LONGEST_NAME
                && name.chars().noneMatch(Character::isISOControl);
        if (!fits) {
            throw because("'" + name.strip() + "' cannot be the name of " + what + "; a name has up to " + LONGEST_NAME
                    + " letters in one line, and no blanks around it.");
        }
        return name;
    }
}
