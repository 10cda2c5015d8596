package dev.earshot.bridge.conformance;

import java.util.List;

/// What one session has to say about a rule.
sealed interface Finding {
    /// @param sentence may be empty, where there is nothing to say but that
    record Kept(String sentence) implements Finding {}

    record Broken(String sentence, List<Evidence> evidence) implements Finding {
        public Broken {
            evidence = List.copyOf(evidence);
        }
    }

    /// The session says nothing that the rule is about.
    record Silent(String why) implements Finding {}

    Finding KEPT = new Kept("");
}
