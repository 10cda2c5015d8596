package dev.earshot.engine.decode;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Text that arrives as bytes, a few at a time. A character whose last bytes are still to come is held back, so that
/// what has been said never changes; bytes that can be no character become U+FFFD. Used by one thread.
public final class Utf8Text {
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);

    private byte[] held = new byte[0];

    /// What became complete with these bytes, often nothing.
    public String accept(byte[] bytes) {
        return decode(bytes, false);
    }

    /// What was still held back, as replacement characters. Afterwards a new text may begin.
    public String finish() {
        String rest = decode(new byte[0], true);
        decoder.reset();
        return rest;
    }

    private String decode(byte[] bytes, boolean last) {
        var in = ByteBuffer.allocate(held.length + bytes.length)
                .put(held)
                .put(bytes)
                .flip();
        var out = CharBuffer.allocate(in.remaining());
        decoder.decode(in, out, last);
        held = new byte[in.remaining()];
        in.get(held);
        return out.flip().toString();
    }
}
