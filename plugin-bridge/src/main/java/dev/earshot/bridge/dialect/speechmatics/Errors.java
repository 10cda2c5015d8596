package dev.earshot.bridge.dialect.speechmatics;

import dev.earshot.bridge.wire.OneEnd;
import dev.earshot.engine.SttError;

/// What Speechmatics' errors and close codes mean.
final class Errors {
    private Errors() {}

    /// @param type of a message `Error`; those that are not here are the service's own faults
    static SttError ofType(String type) {
        return switch (type) {
            case "not_authorised", "not_allowed", "insufficient_funds", "timelimit_exceeded" -> SttError.ACCESS_DENIED;
            case "quota_exceeded" -> SttError.OVERLOADED;
            case "invalid_model", "invalid_language", "invalid_config", "invalid_output_format" -> SttError.UNSUPPORTED;
            case "invalid_audio_type", "data_error" -> SttError.AUDIO_INVALID;
            case "invalid_message", "protocol_error" -> SttError.INTERNAL;
            default -> SttError.NETWORK; // job_error, buffer_error, internal_error, idle_timeout, ...
        };
    }

    /// A close comes after a message `Error` mostly, which says it better.
    static SttError ofCode(int code) {
        return switch (code) {
            case 1003 -> SttError.INTERNAL;
            case 4001, 4003, 4006 -> SttError.ACCESS_DENIED;
            case 4004 -> SttError.UNSUPPORTED;
            case 4005 -> SttError.OVERLOADED;
            default -> OneEnd.usual(code);
        };
    }
}
