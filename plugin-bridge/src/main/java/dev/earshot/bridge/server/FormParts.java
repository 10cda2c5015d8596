package dev.earshot.bridge.server;

import dev.earshot.bridge.http.BadCall;
import dev.earshot.bridge.http.Body;
import dev.earshot.bridge.http.Reason;
import dev.earshot.bridge.http.Refusal;
import dev.earshot.bridge.http.Upload;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;

/// The parts of a form as Jetty's parser finds them: files go to files, fields are kept. The parser lets no exception
/// out, so that the first one is kept and [thrown][#requireSound] later; what comes after it makes no difference.
final class FormParts extends MultiPart.AbstractPartsListener implements AutoCloseable {
    static final int LONGEST_HEADERS = 8 << 10;

    private final ServerLimits.Uploads limits;
    private final Uploads.Folder folder;
    private final Map<String, List<String>> fields = new LinkedHashMap<>();
    private final Map<String, Upload> files = new LinkedHashMap<>();
    private final ByteArrayOutputStream field = new ByteArrayOutputStream();
    private Optional<PartFile> file = Optional.empty();
    private Optional<BadCall> bad = Optional.empty();
    private int parts;

    FormParts(ServerLimits.Uploads limits, Uploads.Folder folder) {
        this.limits = limits;
        this.folder = folder;
    }

    /// @param how it is broken
    static BadCall broken(String how) {
        return new BadCall(new Refusal(
                Reason.BAD_VALUE,
                "The form cannot be read (" + how + "); send multipart/form-data as curl does with -F"
                        + " file=@speech.wav."));
    }

    /// What is done that a form may be refused for.
    private interface Step {
        void take() throws BadCall;
    }

    private void attempt(Step step) {
        if (bad.isPresent()) {
            return;
        }
        try {
            step.take();
        } catch (BadCall e) {
            bad = Optional.of(e);
        }
    }

    /// @throws BadCall when the form cannot be taken
    void requireSound() throws BadCall {
        if (bad.isPresent()) {
            throw bad.get();
        }
    }

    @Override
    public void onPartHeaders() {
        attempt(() -> {
            if (++parts > limits.fields()) {
                throw new BadCall(new Refusal(
                        Reason.BAD_VALUE,
                        "The form has more than the %,d fields that are taken; leave some out."
                                .formatted(limits.fields())));
            }
            field.reset();
            if (getFileName() != null) {
                file = Optional.of(new PartFile(folder.next()));
            }
        });
    }

    @Override
    public void onPartContent(Content.Chunk chunk) {
        attempt(() -> {
            if (file.isPresent()) {
                file.get().write(chunk.getByteBuffer());
            } else {
                keep(chunk.getByteBuffer());
            }
        });
    }

    private void keep(ByteBuffer some) throws BadCall {
        if (field.size() + some.remaining() > limits.fieldBytes()) {
            throw new BadCall(
                    Reason.BAD_VALUE,
                    "A field of the form is longer than the %,d bytes that are taken; shorten it, and send sound as a"
                                    .formatted(limits.fieldBytes())
                            + " file.",
                    name(getName()));
        }
        var bytes = new byte[some.remaining()];
        some.get(bytes);
        field.writeBytes(bytes);
    }

    @Override
    public void onPart(String name, String fileName, HttpFields headers) {
        attempt(() -> {
            if (file.isEmpty()) {
                fields.computeIfAbsent(name(name), _ -> new ArrayList<>()).add(field.toString(StandardCharsets.UTF_8));
                return;
            }
            var done = file.get();
            file = Optional.empty();
            done.close();
            files.putIfAbsent(name(name), new Upload(done.path(), String.valueOf(fileName), done.bytes()));
        });
    }

    /// Jetty says null of a part without a name.
    @SuppressWarnings("NullAway")
    private static String name(String name) {
        return Optional.ofNullable(name).orElse("");
    }

    @Override
    public void onFailure(Throwable cause) {
        attempt(() -> {
            throw broken("it breaks off or is not well-formed");
        });
    }

    Body form() {
        return new Body.Form(fields, files);
    }

    @Override
    public void close() throws BadCall {
        if (file.isPresent()) {
            file.get().close();
        }
    }
}
