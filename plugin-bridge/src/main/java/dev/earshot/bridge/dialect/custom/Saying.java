package dev.earshot.bridge.dialect.custom;

import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.Frame;
import java.nio.ByteBuffer;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// A message that a client says.
sealed interface Saying {
    record Json(ObjectNode message) implements Saying {}

    record Plain(String text) implements Saying {}

    /// A binary message of no bytes, which is the end with many a service.
    record Nothing() implements Saying {}

    static Optional<Saying> read(Fields fields, String name) throws BadFrame {
        var value = fields.message().root().path(name);
        if (value instanceof ObjectNode object) {
            return Optional.of(new Json(object));
        }
        return fields.text(name).map(text -> text.isEmpty() ? new Nothing() : new Plain(text));
    }

    default Frame frame(Blanks blanks) {
        return switch (this) {
            case Json(var message) -> new Frame.Text(blanks.fill(message).toString());
            case Plain(var text) -> new Frame.Text(text);
            case Nothing() -> new Frame.Binary(ByteBuffer.allocate(0));
        };
    }
}
