package broken.earshot.bridge.load;

/// Breaks a rule on purpose: see `BrokenHouseTest`.
public final class Load {
    broken.earshot.bridge.wire.Wire a;
}
