package dev.earshot.bridge.dialect.custom;

import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.Fault;
import dev.earshot.bridge.wire.Message;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonPointer;

/// An object of a description, read strictly: what is not known there is a mistake.
record Fields(Message message) {
    static Fields of(Message message) {
        return new Fields(message);
    }

    /// @throws BadFrame when there is any other
    void only(String... names) throws BadFrame {
        var known = List.of(names);
        for (var name : message.root().propertyNames()) {
            if (!known.contains(name)) {
                throw new BadFrame(
                        Fault.BAD_VALUE,
                        "“%s%s” is not known there; there may be %s."
                                .formatted(message.path(), name, String.join(", ", known)));
            }
        }
    }

    Optional<String> text(String name) throws BadFrame {
        return message.text(name);
    }

    String neededText(String name) throws BadFrame {
        var text = message.text(name);
        if (text.isEmpty()) {
            throw wrong(name, "there, as a text");
        }
        return text.get();
    }

    Optional<Fields> object(String name) throws BadFrame {
        return message.object(name).map(Fields::new);
    }

    Fields needed(String name) throws BadFrame {
        var object = object(name);
        if (object.isEmpty()) {
            throw wrong(name, "there, as an object");
        }
        return object.get();
    }

    /// Names with texts; none when it is not there.
    Map<String, String> texts(String name) throws BadFrame {
        Map<String, String> texts = new LinkedHashMap<>();
        var object = object(name);
        if (object.isPresent()) {
            for (var key : object.get().message().root().propertyNames()) {
                texts.put(key, object.get().neededText(key));
            }
        }
        return texts;
    }

    /// Where something stands in a message (RFC 6901).
    Optional<JsonPointer> pointer(String name) throws BadFrame {
        var text = message.text(name);
        try {
            return text.map(JsonPointer::compile);
        } catch (IllegalArgumentException _) {
            throw wrong(name, "a JSON Pointer, such as “/results/0/text”");
        }
    }

    JsonPointer neededPointer(String name) throws BadFrame {
        var pointer = pointer(name);
        if (pointer.isEmpty()) {
            throw wrong(name, "there, as a JSON Pointer such as “/results/0/text”");
        }
        return pointer.get();
    }

    BadFrame wrong(String name, String what) {
        return message.wrong(name, what);
    }
}
