package dev.earshot.app.settings;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A list and what is chosen from it. What the settings name is always in the list, even when it is gone: a microphone
/// that is not plugged in today stays chosen.
record Choices(List<Choice> all, Choice chosen) {
    static final Choices NONE_YET = new Choices(List.of(), Choice.usual(""));

    /// @param usual the first line
    /// @param known the others
    /// @param id what the settings name
    /// @param gone what is said of an id that is not among them
    static Choices of(Choice usual, List<Choice> known, Optional<String> id, String gone) {
        var all = Stream.concat(Stream.of(usual), known.stream()).toList();
        return all.stream()
                .filter(choice -> choice.id().equals(id))
                .findFirst()
                .map(chosen -> new Choices(all, chosen))
                .orElseGet(() -> withMissing(all, id.orElseThrow(), gone));
    }

    private static Choices withMissing(List<Choice> all, String id, String gone) {
        var missing = Choice.of(id, id + " (" + gone + ")");
        return new Choices(Stream.concat(all.stream(), Stream.of(missing)).toList(), missing);
    }
}
