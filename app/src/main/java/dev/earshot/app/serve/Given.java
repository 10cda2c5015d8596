package dev.earshot.app.serve;

import java.util.List;
import java.util.stream.Stream;

/// What somebody has set.
///
/// @param texts one, unless the setting is a list
/// @param where it stands, for a sentence: `--port`, `PORT in .env, line 3`
record Given(List<String> texts, String where) {
    Given {
        texts = List.copyOf(texts);
    }

    /// The value of a variable.
    static Given variable(Setting setting, String value, String where) {
        var texts = setting.isList()
                ? Stream.of(value.split(","))
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .toList()
                : List.of(value.strip());
        return new Given(texts, where);
    }

    String text() {
        return texts.getFirst();
    }

    @Override
    public String toString() {
        return "Given[" + where + "]"; // it may be a secret
    }
}
