package dev.earshot.bridge.dialect.wyoming;

import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.Fault;
import dev.earshot.bridge.wire.Frame;
import dev.earshot.bridge.wire.Message;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Bytes from and to packets: a line of JSON, more JSON of `data_length` bytes, a payload of
/// `payload_length` bytes. Used by one thread at a time.
///
/// What arrives may be cut anywhere. A packet is kept until all of it is there, and has a measure, so
/// that nobody fills the memory with one that never ends.
final class Packets {
    /// Of a line, of data and of a payload each.
    static final int LARGEST = 1 << 20;

    private byte[] held = new byte[0];
    private int from; // what lies before has been read
    private int searched; // there is no line's end before

    /// What to send.
    static Frame frame(String type, ObjectNode data) {
        return frame(type, data, ByteBuffer.allocate(0));
    }

    static Frame frame(String type, ObjectNode data, ByteBuffer payload) {
        var header = Message.of(type);
        header.set("data", data);
        if (payload.hasRemaining()) {
            header.put("payload_length", payload.remaining());
        }
        var line = (header + "\n").getBytes(StandardCharsets.UTF_8);
        return new Frame.Binary(ByteBuffer.allocate(line.length + payload.remaining())
                .put(line)
                .put(payload)
                .flip());
    }

    /// These have arrived.
    void add(ByteBuffer bytes) {
        int left = held.length - from;
        var more = Arrays.copyOfRange(held, from, held.length + bytes.remaining());
        bytes.duplicate().get(more, left, bytes.remaining());
        searched -= from;
        from = 0;
        held = more;
    }

    /// The next packet, when all of it is there.
    ///
    /// @throws BadFrame when it is none; nothing that follows can be read then
    Optional<Packet> next() throws BadFrame {
        int lineEnd = lineEnd();
        if (lineEnd < 0) {
            requireSize("line", held.length - from);
            return Optional.empty();
        }
        var header = Message.parse(text(from, lineEnd));
        int data = length(header, "data_length");
        int payload = length(header, "payload_length");
        int dataStart = lineEnd + 1;
        if (held.length - dataStart < (long) data + payload) {
            return Optional.empty();
        }
        var packet = new Packet(header.type(), merged(header, text(dataStart, dataStart + data)));
        from = dataStart + data + payload;
        searched = from;
        return Optional.of(packet);
    }

    private int lineEnd() {
        for (; searched < held.length; searched++) {
            if (held[searched] == '\n') {
                return searched;
            }
        }
        return -1;
    }

    private static int length(Message header, String name) throws BadFrame {
        int length = header.whole(name, 0, Integer.MAX_VALUE).orElse(0);
        requireSize("part", length);
        return length;
    }

    private static void requireSize(String what, int bytes) throws BadFrame {
        if (bytes > LARGEST) {
            throw new BadFrame(Fault.TOO_LARGE, "A %s of more than %,d bytes is not taken.".formatted(what, LARGEST));
        }
    }

    private static Message merged(Message header, String more) throws BadFrame {
        var data = Message.empty();
        header.object("data")
                .ifPresent(first -> first.root().properties().forEach(one -> data.set(one.getKey(), one.getValue())));
        if (!more.isEmpty()) {
            Message.parse(more).root().properties().forEach(one -> data.set(one.getKey(), one.getValue()));
        }
        return new Message("data.", data);
    }

    private String text(int start, int until) {
        return new String(held, start, until - start, StandardCharsets.UTF_8);
    }
}
