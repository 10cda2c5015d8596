package dev.earshot.bridge.server;

import dev.earshot.bridge.http.BadCall;
import dev.earshot.bridge.http.Body;
import dev.earshot.bridge.http.BodyKind;
import dev.earshot.bridge.http.Reason;
import dev.earshot.bridge.http.Refusal;
import dev.earshot.bridge.http.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;

/// Reads the body of a call to its end, what is large into files, and no more than the limits allow. For one call.
final class BodyReader {
    private static final int AT_ONCE = 1 << 16;

    private final ServerLimits.Uploads limits;
    private final Uploads.Folder folder;

    BodyReader(ServerLimits.Uploads limits, Uploads.Folder folder) {
        this.limits = limits;
        this.folder = folder;
    }

    /// A body of more bytes is refused.
    static BadCall tooLarge(ServerLimits.Uploads limits) {
        return new BadCall(new Refusal(
                Reason.TOO_LARGE,
                "This server takes recordings of up to %s; send a smaller file, as one in MP3 or Opus is."
                        .formatted(shown(limits.bytes()))));
    }

    private static String shown(long bytes) {
        return bytes < 1 << 20 ? "%,d bytes".formatted(bytes) : "%,d MB".formatted(bytes >> 20);
    }

    /// @param type of the content
    /// @throws IOException when the client cannot be read from any more
    Body read(BodyKind kind, String type, InputStream in) throws IOException, BadCall {
        return switch (kind) {
            case NOTHING -> new Body.Nothing();
            case RAW -> raw(in);
            case FORM -> form(type, in);
        };
    }

    private Body raw(InputStream in) throws IOException, BadCall {
        try (var file = new PartFile(folder.next())) {
            copy(in, file::write);
            return new Body.Raw(new Upload(file.path(), "", file.bytes()));
        }
    }

    private Body form(String type, InputStream in) throws IOException, BadCall {
        var boundary = MultiPart.extractBoundary(type);
        if (boundary == null || boundary.isBlank()) {
            throw FormParts.broken("it has no boundary");
        }
        try (var parts = new FormParts(limits, folder)) {
            var parser = new MultiPart.Parser(boundary, parts);
            parser.setPartHeadersMaxLength(FormParts.LONGEST_HEADERS);
            copy(in, bytes -> {
                parser.parse(Content.Chunk.from(bytes, false));
                parts.requireSound();
            });
            parser.parse(Content.Chunk.EOF);
            parts.requireSound();
            return parts.form();
        }
    }

    /// What is done with some of it.
    private interface Sink {
        void take(ByteBuffer bytes) throws BadCall;
    }

    private void copy(InputStream in, Sink out) throws IOException, BadCall {
        var bytes = new byte[AT_ONCE];
        long all = 0;
        for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
            all += count;
            if (all > limits.bytes()) {
                throw tooLarge(limits);
            }
            out.take(ByteBuffer.wrap(bytes, 0, count));
        }
    }
}
