package dev.earshot.bridge.faults;

import dev.earshot.bridge.wire.Frame;
import java.time.Duration;
import java.util.List;

/// Cuts binary messages in two, after an odd number of bytes: in the middle of a sample.
record TornFrames(FaultCourse course) implements FaultyLine.Scissors {
    @Override
    public List<Frame> cut(Frame frame, Duration place) {
        return switch (frame) {
            case Frame.Text _ -> List.of(frame);
            case Frame.Binary(var bytes) -> {
                int half = bytes.remaining() / 2;
                if (half < 1) {
                    yield List.of(frame);
                }
                int at = 2 * course.chance(place).nextInt(half) + 1;
                var first = bytes.slice(bytes.position(), at);
                var rest = bytes.slice(bytes.position() + at, bytes.remaining() - at);
                yield rest.hasRemaining() ? List.of(new Frame.Binary(first), new Frame.Binary(rest)) : List.of(frame);
            }
        };
    }
}
