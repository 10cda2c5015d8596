package dev.earshot.app.endpoints.conformance;

import dev.earshot.bridge.conformance.Rule;
import java.util.List;
import java.util.stream.Stream;

/// Rules that belong together: those whose ids begin alike.
enum RuleGroup {
    SESSION("session", "Sessions"),
    ORDER("order", "Order of events"),
    TEXT("text", "Text"),
    TIME("time", "Times"),
    END("end", "End of input"),
    FLUSH("flush", "Flush"),
    SILENCE("silence", "Silence"),
    PACE("pace", "Pace and sound"),
    FAULT("fault", "Faults");

    private final String id;
    private final String title;

    RuleGroup(String id, String title) {
        this.id = id;
        this.title = title;
    }

    String title() {
        return title;
    }

    List<Rule> rules() {
        return Stream.of(Rule.values())
                .filter(rule -> rule.id().startsWith(id + "."))
                .toList();
    }
}
