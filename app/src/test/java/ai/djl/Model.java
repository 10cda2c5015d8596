package ai.djl;

/// Stands in for a library that is not on this class path.
public final class Model {}
