package dev.earshot.bridge.conformance;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Who is judged.
///
/// @param name what a person calls it
/// @param address where it is, without a key; empty for one in this process
/// @param versions of everything that took part, by name: the service, its model, Earshot
public record SubjectInfo(String name, String address, Map<String, String> versions, Set<Ability> abilities) {
    public SubjectInfo {
        versions = Collections.unmodifiableMap(new TreeMap<>(versions));
        abilities = Set.copyOf(abilities);
    }

    public boolean can(Ability ability) {
        return abilities.contains(ability);
    }
}
