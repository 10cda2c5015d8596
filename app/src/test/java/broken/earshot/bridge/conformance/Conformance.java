package broken.earshot.bridge.conformance;

/// Breaks a rule on purpose: see `BrokenHouseTest`.
public final class Conformance {
    broken.earshot.bridge.wire.Wire a;
}
