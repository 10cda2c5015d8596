package dev.earshot.bridge.endpoint;

import dev.earshot.engine.SttException;
import java.util.regex.Pattern;

/// A parameter of the query, or a header, beside what the protocol sends anyway. It is never a key.
///
/// @param value may hold `{{variables}}`
public record Field(String name, String value) {
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

    /// @throws SttException UNSUPPORTED when it is none, or a key
    public static Field parameter(String name, String value) {
        Credential.refuse("parameter", name, value);
        if (name.isBlank()) {
            throw Wrong.because("A parameter of a query has a name; write it as NAME=VALUE.");
        }
        return new Field(name, value);
    }

    /// @throws SttException UNSUPPORTED when it is none, or a key
    public static Field header(String name, String value) {
        Credential.refuse("header", name, value);
        if (!HEADER.matcher(name).matches() || value.chars().anyMatch(letter -> letter < ' ' && letter != '\t')) {
            throw Wrong.because("'" + name + "' is no header: its name has letters, digits and dashes, and its value is"
                    + " one line.");
        }
        return new Field(name, value);
    }
}
