package dev.earshot.bridge.dialect.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.wire.BadFrame;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

final class EventMessageTest {
    /// With the parts that the encoding's description counts: 16 bytes around nothing.
    @Test
    void nothingTakesSixteenBytes() throws BadFrame {
        var message = EventMessage.write(Map.of(), ByteBuffer.allocate(0));
        assertEquals("000000100000000005c248eb7d98c8ff", HexFormat.of().formatHex(message.array(), 0, message.limit()));
        assertEquals(new EventMessage(Map.of(), ByteBuffer.allocate(0)), EventMessage.read(message));
    }

    @Test
    void whatIsWrittenIsRead() throws BadFrame {
        var payload = ByteBuffer.wrap("{\"a\":1}".getBytes(StandardCharsets.UTF_8));
        var message = EventMessage.write(Map.of(":message-type", "event"), payload);
        assertEquals(16 + 1 + 13 + 1 + 2 + 5 + 7, message.remaining());
        var read = EventMessage.read(message);
        assertEquals(Optional.of("event"), read.header(":message-type"));
        assertEquals(payload, read.payload());
    }

    @Test
    void headersOfOtherTypesArePassedOver() throws BadFrame {
        var headers = ByteBuffer.allocate(200);
        for (byte type = 0; type <= 9; type++) {
            headers.put((byte) 1).put((byte) ('a' + type)).put(type);
            switch (type) {
                case 2 -> headers.put((byte) 1);
                case 3 -> headers.putShort((short) 1);
                case 4 -> headers.putInt(1);
                case 5, 8 -> headers.putLong(1);
                case 6, 7 -> headers.putShort((short) 2).put((byte) 'o').put((byte) 'k');
                case 9 -> headers.putLong(1).putLong(2);
                default -> {}
            }
        }
        var read = EventMessage.read(signed(headers.flip()));
        assertEquals(Map.of("h", "ok"), read.headers());
        assertEquals(0, read.payload().remaining());
    }

    @Test
    void aHeaderThatEndsTooSoonIsSaid() {
        var headers = ByteBuffer.allocate(20)
                .put((byte) 1)
                .put((byte) 'a')
                .put((byte) 7)
                .putShort((short) 900);
        var problem = assertThrows(BadFrame.class, () -> EventMessage.read(signed(headers.flip())));
        assertEquals("A message of an event stream cannot be read: a header ends too soon.", problem.sentence());
        var unknown = ByteBuffer.allocate(20).put((byte) 1).put((byte) 'a').put((byte) 77);
        assertTrue(assertThrows(BadFrame.class, () -> EventMessage.read(signed(unknown.flip())))
                .sentence()
                .contains("of the type 77"));
    }

    @Test
    void aMessageThatChangedOnTheWayIsSaid() {
        var right = EventMessage.write(Map.of("a", "b"), ByteBuffer.wrap(new byte[] {1, 2, 3}));
        for (int i = 0; i < right.limit(); i++) {
            var wrong = ByteBuffer.wrap(right.array().clone());
            wrong.put(i, (byte) (wrong.get(i) ^ 4));
            assertThrows(BadFrame.class, () -> EventMessage.read(wrong));
        }
    }

    private static ByteBuffer signed(ByteBuffer headers) {
        var message = ByteBuffer.allocate(16 + headers.remaining());
        message.putInt(message.capacity()).putInt(headers.remaining());
        message.putInt(crc(message, 8)).put(headers);
        return message.putInt(crc(message, message.capacity() - 4)).flip();
    }

    private static int crc(ByteBuffer bytes, int length) {
        var crc = new CRC32();
        crc.update(bytes.array(), 0, length);
        return (int) crc.getValue();
    }
}
