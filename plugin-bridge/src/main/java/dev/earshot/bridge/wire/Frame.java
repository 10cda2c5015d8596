package dev.earshot.bridge.wire;

import java.nio.ByteBuffer;
import java.util.List;

/// One message of a socket protocol.
public sealed interface Frame {
    /// A text message, mostly JSON.
    record Text(String text) implements Frame {}

    /// A binary message, mostly sound.
    ///
    /// @param bytes from its position to its limit; a receiver neither writes to it nor keeps it
    record Binary(ByteBuffer bytes) implements Frame {
        /// A message each.
        public static List<Frame> of(List<ByteBuffer> pieces) {
            return pieces.stream().<Frame>map(Binary::new).toList();
        }
    }
}
