package dev.earshot.engine.trace;

/// What was in a message of a socket, as far as the trace keeps it.
public sealed interface FrameContent {
    /// A text message.
    record Text(String text) implements FrameContent {}

    /// A text message that is too long for a line: [Trace#text] reads it.
    ///
    /// @param begins its first characters
    record LongText(String begins, Place place) implements FrameContent {}

    /// A binary message: [Trace#bytes] reads it.
    record Bytes(Place place) implements FrameContent {}

    /// A binary message that is the sound itself, as 16-bit samples.
    ///
    /// @param from its first sample in the trace's sound
    record Samples(long from, int count) implements FrameContent {}

    /// One that is not kept.
    record LeftOut() implements FrameContent {}

    /// Where bytes lie among those that the trace keeps beside its events.
    record Place(long from, int length) {}

    /// What it begins with, where it is text; empty otherwise.
    default String preview() {
        return switch (this) {
            case Text(var text) -> text;
            case LongText longText -> longText.begins();
            case Bytes _, Samples _, LeftOut _ -> "";
        };
    }

    default boolean isText() {
        return switch (this) {
            case Text _, LongText _ -> true;
            case Bytes _, Samples _, LeftOut _ -> false;
        };
    }
}
