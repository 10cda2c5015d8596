package dev.earshot.bridge.dialect.aws;

import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.Fault;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/// A message of an event stream (`application/vnd.amazon.eventstream`), as the developer guide of
/// Amazon Transcribe describes it under "Event stream encoding". All numbers have their highest byte
/// first:
///
/// | bytes | |
/// | --- | --- |
/// | 4 | of the whole message |
/// | 4 | of the headers |
/// | 4 | CRC-32 of those eight |
/// | | headers: length of the name (1), name, type (1), value |
/// | | payload |
/// | 4 | CRC-32 of all before |
///
/// @param headers those that are texts; others say nothing here
/// @param payload from its position to its limit
record EventMessage(Map<String, String> headers, ByteBuffer payload) {
    private static final int PRELUDE = 12;
    private static final int AROUND = 16;
    private static final int MOST_HEADERS = 128 << 10;
    private static final int TEXT = 7;

    EventMessage {
        headers = Map.copyOf(headers);
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /// A message with headers that are texts, in the order given.
    static ByteBuffer write(Map<String, String> headers, ByteBuffer payload) {
        var named = ByteBuffer.allocate(
                headers.entrySet().stream().mapToInt(EventMessage::length).sum());
        headers.forEach((name, value) -> {
            var bytes = utf8(value);
            named.put((byte) utf8(name).length).put(utf8(name)).put((byte) TEXT);
            named.putShort((short) bytes.length).put(bytes);
        });
        var message = ByteBuffer.allocate(AROUND + named.capacity() + payload.remaining());
        message.putInt(message.capacity()).putInt(named.capacity());
        message.putInt(crc(message, PRELUDE - 4)).put(named.flip()).put(payload.duplicate());
        return message.putInt(crc(message, message.capacity() - 4)).flip();
    }

    private static int length(Map.Entry<String, String> header) {
        return 4 + utf8(header.getKey()).length + utf8(header.getValue()).length;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static int crc(ByteBuffer message, int bytes) {
        var crc = new CRC32();
        crc.update(message.slice(0, bytes));
        return (int) crc.getValue();
    }

    /// @throws BadFrame when it is no message, or did not arrive as it was sent
    static EventMessage read(ByteBuffer bytes) throws BadFrame {
        var message = bytes.slice();
        int length = message.remaining();
        if (length < AROUND || message.getInt(0) != length) {
            throw bad("it is not as long as it says");
        }
        int ofHeaders = message.getInt(4);
        if (message.getInt(8) != crc(message, 8) || message.getInt(length - 4) != crc(message, length - 4)) {
            throw bad("its checksum is another");
        }
        if (ofHeaders < 0 || ofHeaders > Math.min(MOST_HEADERS, length - AROUND)) {
            throw bad("its headers are longer than it is itself");
        }
        return new EventMessage(
                headers(message.slice(PRELUDE, ofHeaders)),
                message.slice(PRELUDE + ofHeaders, length - AROUND - ofHeaders));
    }

    private static Map<String, String> headers(ByteBuffer bytes) throws BadFrame {
        var headers = new LinkedHashMap<String, String>();
        while (bytes.hasRemaining()) {
            var name = text(bytes, Byte.toUnsignedInt(bytes.get()));
            int type = of(bytes, 1).get();
            if (type == TEXT) {
                headers.put(name, text(bytes, size(bytes)));
            } else {
                of(bytes, lengthOf(type, bytes));
            }
        }
        return headers;
    }

    private static int lengthOf(int type, ByteBuffer bytes) throws BadFrame {
        return switch (type) {
            case 0, 1 -> 0; // true, false
            case 2 -> 1;
            case 3 -> 2;
            case 4 -> 4;
            case 5, 8 -> 8; // a number, a time
            case 6 -> size(bytes);
            case 9 -> 16; // a UUID
            default -> throw bad("a header is of the type " + type + ", which there is not");
        };
    }

    private static int size(ByteBuffer bytes) throws BadFrame {
        return Short.toUnsignedInt(of(bytes, 2).getShort());
    }

    private static String text(ByteBuffer bytes, int length) throws BadFrame {
        return StandardCharsets.UTF_8.decode(of(bytes, length)).toString();
    }

    /// The next bytes, which are passed over.
    private static ByteBuffer of(ByteBuffer bytes, int length) throws BadFrame {
        if (bytes.remaining() < length) {
            throw bad("a header ends too soon");
        }
        var some = bytes.slice(bytes.position(), length);
        bytes.position(bytes.position() + length);
        return some;
    }

    private static BadFrame bad(String what) {
        return new BadFrame(Fault.BAD_VALUE, "A message of an event stream cannot be read: " + what + ".");
    }
}
