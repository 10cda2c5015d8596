package dev.earshot.bridge.dialect.riva;

import dev.earshot.bridge.wire.Complaint;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How a call ended that did not end well (grpc.io, "Status codes"), and what can be done: what passes
/// is tried again, as LiveKit's plugins do it.
enum GrpcStatus {
    CANCELLED(1, SttError.NETWORK),
    UNKNOWN(2, SttError.NETWORK),
    INVALID_ARGUMENT(3, SttError.UNSUPPORTED),
    DEADLINE_EXCEEDED(4, SttError.NETWORK),
    NOT_FOUND(5, SttError.MODEL_NOT_FOUND),
    ALREADY_EXISTS(6, SttError.UNSUPPORTED),
    PERMISSION_DENIED(7, SttError.ACCESS_DENIED),
    RESOURCE_EXHAUSTED(8, SttError.OVERLOADED),
    FAILED_PRECONDITION(9, SttError.UNSUPPORTED),
    ABORTED(10, SttError.NETWORK),
    OUT_OF_RANGE(11, SttError.UNSUPPORTED),
    UNIMPLEMENTED(12, SttError.UNSUPPORTED),
    INTERNAL(13, SttError.NETWORK),
    UNAVAILABLE(14, SttError.NETWORK),
    DATA_LOSS(15, SttError.NETWORK),
    UNAUTHENTICATED(16, SttError.ACCESS_DENIED);

    /// Codes from here on are for private use, says RFC 6455.
    private static final int PRIVATE = 4000;

    /// Said of a stream that was silent for so long that its place was given away: a new one hears on.
    private static final String PLACE_LOST = "START flag";

    private final int number; // gRPC's own
    private final SttError error;

    GrpcStatus(int number, SttError error) {
        this.number = number;
        this.error = error;
    }

    /// As the code of a connection that was closed: gRPC's number behind 4000.
    int code() {
        return PRIVATE + number;
    }

    /// @return empty for one that is none of these, such as that of a connection that broke
    static Optional<GrpcStatus> ofCode(int code) {
        return ofNumber(code - PRIVATE);
    }

    /// @param number gRPC's own
    /// @return empty for 0, which is a call that ended well
    static Optional<GrpcStatus> ofNumber(int number) {
        return Arrays.stream(values()).filter(status -> status.number == number).findFirst();
    }

    /// @param words the service's own
    SttException cause(String service, String words) {
        var complaint = new Complaint(service);
        var meant = this == INVALID_ARGUMENT && words.contains(PLACE_LOST) ? SttError.NETWORK : error;
        return words.isBlank()
                ? complaint.silent(meant, "the status " + name().toLowerCase(Locale.ROOT))
                : complaint.of(meant, words);
    }
}
