package dev.earshot.bridge.endpoint;

import dev.earshot.engine.SttException;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What `{{variables}}` stand for in one place: staging, production. None of them is a key.
public record Environment(String name, SortedMap<String, String> variables, Unknown unknown) {
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

    /// @throws SttException UNSUPPORTED when it makes no sense, or holds a key
    public Environment {
        Wrong.name(name, "an environment");
        variables.forEach((variable, value) -> {
            if (!VARIABLE.matcher(variable).matches()) {
                throw Wrong.because("'" + variable + "' cannot be the name of a variable; use letters, digits, '_', '.'"
                        + " and '-'.");
            }
            Credential.refuse("variable", variable, value);
            if (Template.isIn(value)) {
                throw Wrong.because("The variable '" + variable + "' of '" + name
                        + "' refers to another variable; write" + " out what it stands for.");
            }
        });
        variables = Collections.unmodifiableSortedMap(new TreeMap<>(variables));
    }

    public static Environment of(String name, Map<String, String> variables) {
        return new Environment(name, new TreeMap<>(variables), Unknown.NONE);
    }
}
