package dev.earshot.bridge.wire;

import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ObjectNode;

/// What a server has to do, as its codec says: to be done one after the other.
public sealed interface Action {
    /// Send this to the client.
    record Send(Frame frame) implements Action {}

    /// Begin a session like this, then tell the codec that it [began][ServerCodec#begun] or that it
    /// [could not][ServerCodec#refused].
    record Begin(Request request) implements Action {}

    /// Hear what follows like this: end the utterance that is being spoken, if there is one, and go
    /// on, then tell the codec as after [Begin]. A request that cannot be granted leaves everything as
    /// it was.
    record Change(Request request) implements Action {}

    /// Hear this. Never of no samples; to be left out where no session could be begun.
    record Sound(Pcm chunk) implements Action {}

    /// End the utterance that is being spoken, say what is left of it, then tell the codec that it is
    /// [said][ServerCodec#flushed]; the sound goes on.
    record Flush() implements Action {}

    /// No more sound comes: hear the rest, and tell the codec the session's last event.
    record Finish() implements Action {}

    /// Close the connection when everything before has been sent. The last action there is.
    ///
    /// @param code as RFC 6455 has them
    /// @param reason at most 123 bytes of UTF-8, as a close frame holds no more; what is longer is cut
    record Close(int code, String reason) implements Action {
        private static final int LONGEST = 123;

        public Close {
            reason = cut(reason);
        }

        /// As most protocols close after an error.
        public static Close after(SttException cause) {
            int code = switch (cause.error()) {
                case OVERLOADED, OUT_OF_MEMORY -> 1013;
                case ACCESS_DENIED, UNSUPPORTED, MODEL_NOT_FOUND, AUDIO_INVALID -> 1008;
                case CANCELLED -> 1001;
                case AUDIO_NOT_FOUND,
                        AUDIO_UNREADABLE,
                        DEVICE_UNAVAILABLE,
                        DEVICE_LOST,
                        DISK_FULL,
                        WRITE_FAILED,
                        MODEL_CORRUPT,
                        NETWORK,
                        INTERNAL -> 1011;
            };
            return new Close(code, cause.sentence());
        }

        /// As most protocols close where the client has done nothing wrong.
        public static Close after(Ending ending) {
            int code = switch (ending.reason()) {
                case IDLE, SHUTTING_DOWN -> 1001;
                case TIME_IS_UP, TOO_FAST, ACCESS_DENIED -> 1008;
                case OVERLOADED -> 1013;
            };
            return new Close(code, ending.sentence());
        }

        private static String cut(String reason) {
            int length = reason.length();
            while (reason.substring(0, length).getBytes(StandardCharsets.UTF_8).length > LONGEST) {
                length = Character.isLowSurrogate(reason.charAt(length - 1)) ? length - 2 : length - 1;
            }
            return reason.substring(0, length);
        }
    }

    /// To send a JSON message.
    static Action say(ObjectNode message) {
        return new Send(new Frame.Text(message.toString()));
    }
}
