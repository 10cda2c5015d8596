package dev.earshot.bridge.wire;

/// What may be wrong with a frame.
public enum Fault {
    /// It is no JSON object, or not of this shape.
    BAD_JSON,
    /// It is of a kind that the protocol does not have.
    UNKNOWN_TYPE,
    /// One of its values is none of those that are allowed.
    BAD_VALUE,
    /// It is allowed, but not now.
    WRONG_ORDER,
    TOO_LARGE,
    EMPTY,
    /// It ends in the middle of a sample.
    ODD_LENGTH,
    /// It asks for something that there is not (yet): a container, an encoding.
    UNSUPPORTED
}
