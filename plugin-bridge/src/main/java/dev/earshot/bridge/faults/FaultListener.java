package dev.earshot.bridge.faults;

/// Hears which faults happen, each when it begins, on the thread that it happens to; so it must not wait.
@FunctionalInterface
public interface FaultListener {
    FaultListener NONE = _ -> {};

    void happened(FaultHappening what);
}
