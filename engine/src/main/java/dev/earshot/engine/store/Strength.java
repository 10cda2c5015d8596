package dev.earshot.engine.store;

/// What a model is chosen for.
public enum Strength {
    BEST_ACCURACY,
    BALANCE,
    REAL_TIME,
    CPU_ONLY,
    ENGLISH_ONLY
}
