package dev.earshot.bridge.faults;

import dev.earshot.engine.SttException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is to go wrong, and the seed of all that is left to chance in it.
///
/// @param faults in any order; of those without a place one of a kind
public record FaultPlan(List<Fault> faults, long seed) {
    public static final FaultPlan NONE = new FaultPlan(List.of(), 1);

    private static final String SEED = "seed=";

    /// @throws SttException UNSUPPORTED when there are two of a kind of which there can be one
    public FaultPlan {
        faults = List.copyOf(faults);
        var kinds = new HashSet<Class<?>>();
        for (var fault : faults) {
            if (!(fault instanceof Fault.Placed) && !kinds.add(fault.getClass())) {
                throw FaultText.wrong("'%s' is there twice; leave one of them out.".formatted(FaultText.nameOf(fault)));
            }
        }
    }

    public static FaultPlan of(Fault... faults) {
        return new FaultPlan(List.of(faults), NONE.seed());
    }

    /// Reads the text of a plan: `jitter=50ms,stall=3s@10s,drop@12s,seed=7`. No text is no fault.
    ///
    /// @throws SttException UNSUPPORTED, with a sentence that says which part is wrong and how to write it
    public static FaultPlan parse(String text) {
        long seed = NONE.seed();
        var faults = new ArrayList<Fault>();
        for (var part : text.isBlank() ? List.<String>of() : List.of(text.split(",", -1))) {
            var bare = part.strip();
            if (bare.startsWith(SEED)) {
                seed = FaultText.seed(bare.substring(SEED.length()));
            } else {
                faults.add(FaultText.read(bare));
            }
        }
        return new FaultPlan(faults, seed);
    }

    /// What [#parse] reads.
    public String text() {
        var parts = faults.stream().map(FaultText::write).collect(Collectors.toCollection(ArrayList::new));
        if (seed != NONE.seed()) {
            parts.add(SEED + seed);
        }
        return String.join(",", parts);
    }

    public FaultPlan withSeed(long other) {
        return new FaultPlan(faults, other);
    }

    /// The one of a kind without a place.
    <T extends Fault> Optional<T> only(Class<T> kind) {
        return all(kind).stream().findFirst();
    }

    <T extends Fault> List<T> all(Class<T> kind) {
        return faults.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
