package dev.earshot.app.cli;

import dev.earshot.app.serve.Setting;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The settings of a server that are on the command line, as they are written there.
final class ChosenSettings {
    private final Map<Setting, List<String>> texts = new EnumMap<>(Setting.class);

    /// @param given nothing where the option is not there
    void put(Setting setting, Stream<String> given) {
        texts.put(setting, given.toList());
    }

    Map<Setting, List<String>> texts() {
        return texts;
    }
}
