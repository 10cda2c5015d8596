package dev.earshot.bridge.dialect.riva;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Writes one message of protocol buffers (protobuf.dev, "Encoding"), field by field. As it is usual,
/// what is zero or empty is left out, messages excepted.
final class ProtoWriter {
    private static final int VARINT = 0;
    private static final int LENGTH = 2;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    ProtoWriter whole(int field, long value) {
        if (value != 0) {
            tag(field, VARINT);
            varint(value);
        }
        return this;
    }

    ProtoWriter flag(int field, boolean value) {
        return whole(field, value ? 1 : 0);
    }

    ProtoWriter text(int field, String value) {
        return value.isEmpty() ? this : put(field, value.getBytes(StandardCharsets.UTF_8));
    }

    ProtoWriter bytes(int field, ByteBuffer value) {
        var copy = new byte[value.remaining()];
        value.duplicate().get(copy);
        return put(field, copy);
    }

    ProtoWriter message(int field, ProtoWriter value) {
        return put(field, value.bytes.toByteArray());
    }

    private ProtoWriter put(int field, byte[] value) {
        tag(field, LENGTH);
        varint(value.length);
        bytes.writeBytes(value);
        return this;
    }

    private void tag(int field, int type) {
        varint(((long) field << 3) | type);
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }

    ByteBuffer written() {
        return ByteBuffer.wrap(bytes.toByteArray());
    }
}
