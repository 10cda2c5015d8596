package broken.earshot.bridge.dialect.alpha;

/// Breaks a rule on purpose: see `BrokenHouseTest`.
public final class Alpha {
    broken.earshot.bridge.dialect.beta.Beta a;
}
