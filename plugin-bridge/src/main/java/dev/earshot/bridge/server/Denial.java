package dev.earshot.bridge.server;

import dev.earshot.bridge.wire.Message;
import java.util.Locale;

/// How protocols write that they turn a request down, as the body of an HTTP response.
public enum Denial {
    EARSHOT {
        @Override
        String body(Why why, String id) {
            return Message.of("error")
                    .put("message", why.sentence)
                    .put("code", why.code)
                    .toString();
        }
    },
    DEEPGRAM {
        @Override
        String body(Why why, String id) {
            return Message.empty()
                    .put("err_code", why == Why.NO_KEY ? "INVALID_AUTH" : why.code.toUpperCase(Locale.ROOT))
                    .put("err_msg", why == Why.NO_KEY ? "Invalid credentials." : why.sentence)
                    .put("request_id", id)
                    .toString();
        }
    },
    OPENAI {
        @Override
        String body(Why why, String id) {
            var body = Message.empty();
            body.putObject("error")
                    .put("message", why.sentence)
                    .put("type", why == Why.BUSY ? "server_error" : "invalid_request_error")
                    .putNull("param")
                    .put("code", why == Why.NO_KEY ? "invalid_api_key" : why.code);
            return body.toString();
        }
    };

    /// Why it is turned down.
    enum Why {
        NO_KEY(401, "access_denied", "This server wants an API key, and the one that was sent is none of its own."),
        STRANGE_PAGE(
                403,
                "access_denied",
                "A page of another site wants to use this server, which has no API key; give it one to allow that."),
        BUSY(429, "overloaded", "This server has as many connections as it may; try again in a little while."),
        STOPPING(503, "shutting_down", "This server is being stopped; try again in a little while.");

        final int status;
        final String code;
        final String sentence;

        Why(int status, String code, String sentence) {
            this.status = status;
            this.code = code;
            this.sentence = sentence;
        }
    }

    abstract String body(Why why, String id);
}
