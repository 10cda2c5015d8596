package dev.earshot.bridge.endpoint;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A text with variables in it: `wss://{{host}}/v1`. What stands for a variable is not looked into
/// again.
///
/// @param where it stands, for sentences: `the address of 'kitchen'`
record Template(String text, String where) {
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");

    Set<String> variables() {
        return VARIABLE.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// @param there what the variables are from, for sentences: `the environment 'staging'`
    String filled(Map<String, String> values, String there) {
        return VARIABLE.matcher(text).replaceAll(found -> {
            var name = found.group(1);
            if (!values.containsKey(name)) {
                throw Wrong.because("The variable '" + name + "' in " + where + " is not known: " + there
                        + " has none of that name. Add it, or choose another environment.");
            }
            return Matcher.quoteReplacement(values.getOrDefault(name, ""));
        });
    }

    static boolean isIn(String text) {
        return VARIABLE.matcher(text).find();
    }
}
