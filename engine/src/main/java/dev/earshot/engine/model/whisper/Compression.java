package dev.earshot.engine.model.whisper;

import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;

/// How repetitive a text is: a network that loses its place repeats itself.
final class Compression {
    private Compression() {}

    /// How many times shorter the text's UTF-8 bytes become as a zlib stream of the usual level; 0 for an empty text.
    static double ratio(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var deflater = new Deflater();
        try {
            deflater.setInput(bytes);
            deflater.finish();
            var block = new byte[1024];
            while (!deflater.finished()) {
                deflater.deflate(block);
            }
            return (double) bytes.length / deflater.getBytesWritten();
        } finally {
            deflater.end();
        }
    }
}
