package dev.earshot.bridge.dialect.riva;

import dev.earshot.bridge.wire.Frame;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/// Answers of the service, written down byte by byte from the numbers of `riva_asr.proto`.
final class RecordedMessages {
    /// A draft: "good", steady to 0.9, and "mor", to 0.1.
    static final String DRAFT = """
            0a 12  0a 06 0a 04 67 6f 6f 64  1d 66 66 66 3f  35 cd cc 4c 3f
            0a 0c  0a 05 0a 03 6d 6f 72     1d cd cc cc 3d""";

    /// Certain: "good".
    static final String CERTAIN = """
            0a 0f  0a 06 0a 04 67 6f 6f 64  1d 00 00 80 3f  28 01""";

    /// Final: "good morning ", sure to 0.5, in en-US, of words from 200 to 500 and from 500 to 1000 ms
    /// (1.5 s processed).
    static final String FINAL = """
            0a 48
               0a 3f
                  0a 0d 67 6f 6f 64 20 6d 6f 72 6e 69 6e 67 20
                  15 00 00 00 3f
                  1a 0c 08 c8 01 10 f4 03 1a 04 67 6f 6f 64
                  1a 14 08 f4 03 10 e8 07 1a 07 6d 6f 72 6e 69 6e 67 25 00 00 40 3f
                  22 05 65 6e 2d 55 53
               10 01
               35 00 00 c0 3f""";

    private RecordedMessages() {}

    static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex.replaceAll("\\s", "")));
    }

    static Frame frame(String hex) {
        return new Frame.Binary(bytes(hex));
    }
}
