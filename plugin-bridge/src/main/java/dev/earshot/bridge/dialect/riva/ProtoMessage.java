package dev.earshot.bridge.dialect.riva;

import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.Fault;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// One message of protocol buffers (protobuf.dev, "Encoding"), taken apart but for the messages within
/// it. Fields that nobody asks for do no harm. Of a field that is there several times and may be there
/// once, the last counts.
record ProtoMessage(List<Field> fields) {
    private static final int LONGEST_VARINT = 10; // bytes

    /// One field, with its value as it is on the wire.
    private sealed interface Field {
        int number();

        record Varint(int number, long value) implements Field {}

        record Fixed64(int number) implements Field {}

        record Fixed32(int number, int bits) implements Field {}

        /// A text, bytes or a message.
        record Length(int number, ByteBuffer bytes) implements Field {}
    }

    /// @throws BadFrame when it is none
    static ProtoMessage parse(ByteBuffer bytes) throws BadFrame {
        var rest = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
        var fields = new ArrayList<Field>();
        while (rest.hasRemaining()) {
            fields.add(field(rest));
        }
        return new ProtoMessage(fields);
    }

    private static Field field(ByteBuffer rest) throws BadFrame {
        long tag = varint(rest);
        int number = (int) (tag >>> 3);
        if (number <= 0 || tag >>> 3 > 0x1FFF_FFFF) {
            throw wrong();
        }
        return switch ((int) (tag & 7)) {
            case 0 -> new Field.Varint(number, varint(rest));
            case 1 -> {
                take(rest, Long.BYTES);
                yield new Field.Fixed64(number);
            }
            case 2 -> {
                long length = varint(rest);
                if (length < 0 || length > rest.remaining()) {
                    throw wrong();
                }
                yield new Field.Length(number, take(rest, (int) length));
            }
            case 5 -> new Field.Fixed32(number, take(rest, Integer.BYTES).getInt());
            default -> throw wrong();
        };
    }

    private static ByteBuffer take(ByteBuffer rest, int length) throws BadFrame {
        if (length > rest.remaining()) {
            throw wrong();
        }
        var taken = rest.slice(rest.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        rest.position(rest.position() + length);
        return taken;
    }

    private static long varint(ByteBuffer rest) throws BadFrame {
        long value = 0;
        for (int i = 0; i < LONGEST_VARINT && rest.hasRemaining(); i++) {
            byte next = rest.get();
            value |= (next & 0x7FL) << (7 * i);
            if (next >= 0) {
                return value;
            }
        }
        throw wrong();
    }

    private static BadFrame wrong() {
        return new BadFrame(Fault.BAD_JSON, "A message must be a protocol buffer, and this one is none or is cut.");
    }

    /// Messages in a field that may be there several times.
    List<ProtoMessage> messages(int number) throws BadFrame {
        var messages = new ArrayList<ProtoMessage>();
        for (var field : fields) {
            if (field.number() == number) {
                messages.add(parse(length(field)));
            }
        }
        return messages;
    }

    /// Empty where it is not there.
    String text(int number) throws BadFrame {
        var texts = texts(number);
        return texts.isEmpty() ? "" : texts.getLast();
    }

    List<String> texts(int number) throws BadFrame {
        var texts = new ArrayList<String>();
        for (var field : fields) {
            if (field.number() == number) {
                texts.add(text(length(field)));
            }
        }
        return texts;
    }

    private static String text(ByteBuffer bytes) throws BadFrame {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new BadFrame(Fault.BAD_VALUE, "A text must be UTF-8, and one in this message is not.");
        }
    }

    private static ByteBuffer length(Field field) throws BadFrame {
        if (field instanceof Field.Length(int _, var bytes)) {
            return bytes.duplicate();
        }
        throw unlike(field);
    }

    /// 0 where it is not there.
    long whole(int number) throws BadFrame {
        long value = 0;
        for (var field : fields) {
            if (field.number() == number) {
                if (!(field instanceof Field.Varint varint)) {
                    throw unlike(field);
                }
                value = varint.value();
            }
        }
        return value;
    }

    boolean flag(int number) throws BadFrame {
        return whole(number) != 0;
    }

    /// 0 where it is not there.
    float number(int number) throws BadFrame {
        float value = 0;
        for (var field : fields) {
            if (field.number() == number) {
                if (!(field instanceof Field.Fixed32 fixed)) {
                    throw unlike(field);
                }
                value = Float.intBitsToFloat(fixed.bits());
            }
        }
        return value;
    }

    private static BadFrame unlike(Field field) {
        return new BadFrame(
                Fault.BAD_VALUE, "Field " + field.number() + " of a message is of another kind than it has to be.");
    }
}
