package dev.earshot.app.settings;

import java.util.Optional;

/// One line of a list to choose from.
///
/// @param id what the settings keep; empty for the choice that is made when nobody chose
/// @param name as it is shown
record Choice(Optional<String> id, String name) {
    static Choice usual(String name) {
        return new Choice(Optional.empty(), name);
    }

    static Choice of(String id, String name) {
        return new Choice(Optional.of(id), name);
    }
}
