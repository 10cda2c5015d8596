package dev.earshot.bridge.dialect.assemblyai;

import dev.earshot.bridge.wire.OneEnd;
import dev.earshot.engine.SttError;
import java.util.Locale;

/// What AssemblyAI's close codes mean; in v3 the message `Error` has the same.
final class Codes {
    private Codes() {}

    /// Of v3. An older server says that there are too many sessions with the code of a wrong key.
    static SttError ofTurns(int code, String reason) {
        return switch (code) {
            case 1008 ->
                reason.toLowerCase(Locale.ROOT).contains("too many") ? SttError.OVERLOADED : SttError.ACCESS_DENIED;
            case 3006 -> SttError.INTERNAL; // a message that it does not know
            case 3007 -> SttError.UNSUPPORTED; // frames too short or long, or faster than real time
            case 3009 -> SttError.OVERLOADED;
            default -> OneEnd.usual(code); // 3005 a fault of theirs, 3008 longer than three hours
        };
    }

    /// Of v2.
    static SttError ofRealtime(int code) {
        return switch (code) {
            case 4001, 4002, 4003 -> SttError.ACCESS_DENIED; // the key, its account, what it pays for
            case 4000, 4029 -> SttError.UNSUPPORTED; // the rate of the sound, faster than real time
            case 4032, 4033, 4034 -> SttError.AUDIO_INVALID; // frames too short or long
            case 4100, 4101, 4104 -> SttError.INTERNAL; // a message that it does not know
            case 4102 -> SttError.OVERLOADED;
            default -> OneEnd.usual(code); // 4004, 4008, 4010, 4030, 4031, 4103: that session is over
        };
    }
}
