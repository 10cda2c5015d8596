package broken.earshot.bridge.dialect.beta;

/// Breaks a rule on purpose: see `BrokenHouseTest`.
public final class Beta {}
