package dev.earshot.bridge.dialect.openai;

import dev.earshot.bridge.wire.Action;
import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.Ending;
import dev.earshot.bridge.wire.Message;
import dev.earshot.engine.SttException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// What the server says on one connection. Numbers its events; used by one thread at a time.
final class Messages {
    private static final String TRANSCRIPTION = "conversation.item.input_audio_transcription.";

    private final String id;
    private int events;

    Messages(String id) {
        this.id = id;
    }

    private ObjectNode next(String type) {
        return Message.of(type).put("event_id", "event_" + id + "_" + ++events);
    }

    Action session(String type, Session session, Shape shape) {
        var message = next(type);
        session.write(message.putObject("session"), "sess_" + id, shape);
        return Action.say(message);
    }

    Action speechStarted(Duration at, Item item) {
        return Action.say(next("input_audio_buffer.speech_started")
                .put("audio_start_ms", at.toMillis())
                .put("item_id", item.id()));
    }

    Action speechStopped(Duration at, Item item) {
        return Action.say(next("input_audio_buffer.speech_stopped")
                .put("audio_end_ms", at.toMillis())
                .put("item_id", item.id()));
    }

    Action committed(Item item, Optional<String> previous) {
        var message = next("input_audio_buffer.committed");
        previous.ifPresentOrElse(
                before -> message.put("previous_item_id", before), () -> message.putNull("previous_item_id"));
        return Action.say(message.put("item_id", item.id()));
    }

    Action cleared() {
        return Action.say(next("input_audio_buffer.cleared"));
    }

    Action delta(Item item, String text) {
        return Action.say(next(TRANSCRIPTION + "delta")
                .put("item_id", item.id())
                .put("content_index", 0)
                .put("delta", text));
    }

    Action completed(Item item) {
        var message = next(TRANSCRIPTION + "completed")
                .put("item_id", item.id())
                .put("content_index", 0)
                .put("transcript", item.text());
        message.putObject("usage").put("type", "duration").put("seconds", Message.seconds(item.length()));
        return Action.say(message);
    }

    /// @param cause the id that the client gave the message that is to blame
    Action error(BadFrame bad, Optional<String> cause) {
        var code = switch (bad.fault()) {
            case BAD_JSON -> "invalid_json";
            case UNKNOWN_TYPE, WRONG_ORDER -> "invalid_event";
            case BAD_VALUE, ODD_LENGTH -> "invalid_value";
            case UNSUPPORTED -> "unsupported_format";
            case TOO_LARGE -> "message_too_large";
            case EMPTY -> "input_audio_buffer_commit_empty";
        };
        return error("invalid_request_error", code, bad.sentence(), cause);
    }

    Action error(SttException failure, Optional<String> cause) {
        var type = switch (failure.error()) {
            case UNSUPPORTED, MODEL_NOT_FOUND, AUDIO_INVALID, ACCESS_DENIED -> "invalid_request_error";
            case OVERLOADED, OUT_OF_MEMORY -> "rate_limit_error";
            case AUDIO_NOT_FOUND,
                    AUDIO_UNREADABLE,
                    DEVICE_UNAVAILABLE,
                    DEVICE_LOST,
                    DISK_FULL,
                    WRITE_FAILED,
                    MODEL_CORRUPT,
                    NETWORK,
                    CANCELLED,
                    INTERNAL -> "server_error";
        };
        return error(type, failure.error().name().toLowerCase(Locale.ROOT), failure.sentence(), cause);
    }

    Action error(Ending ending) {
        var type = switch (ending.reason()) {
            case OVERLOADED, TOO_FAST -> "rate_limit_error";
            case IDLE, TIME_IS_UP, ACCESS_DENIED -> "invalid_request_error";
            case SHUTTING_DOWN -> "server_error";
        };
        return error(type, ending.reason().name().toLowerCase(Locale.ROOT), ending.sentence(), Optional.empty());
    }

    private Action error(String type, String code, String sentence, Optional<String> cause) {
        var message = next("error");
        var error =
                message.putObject("error").put("type", type).put("code", code).put("message", sentence);
        error.putNull("param");
        cause.ifPresentOrElse(event -> error.put("event_id", event), () -> error.putNull("event_id"));
        return Action.say(message);
    }
}
