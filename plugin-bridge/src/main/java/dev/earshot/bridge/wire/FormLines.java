package dev.earshot.bridge.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/// Writes a [BatchBody.Form] down.
final class FormLines {
    private static final String LINE = "\r\n";

    private final String boundary;
    private final StringBuilder text = new StringBuilder();

    private FormLines(String boundary) {
        this.boundary = boundary;
    }

    /// What separates the parts follows from the sound, so that it does not occur in it, and the same form is
    /// always written alike.
    static BatchBody.Written written(BatchBody.Form form) {
        var lines =
                new FormLines("earshot-" + UUID.nameUUIDFromBytes(form.file().bytes()));
        form.fields().forEach((name, values) -> values.forEach(value -> lines.field(name, value)));
        lines.file(form);
        return new BatchBody.Written(
                "multipart/form-data; boundary=" + lines.boundary,
                List.of(utf8(lines.text), form.file().bytes(), utf8(LINE + "--" + lines.boundary + "--" + LINE)));
    }

    private static byte[] utf8(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void field(String name, String value) {
        begin(name).append(LINE + LINE).append(value).append(LINE);
    }

    private void file(BatchBody.Form form) {
        begin(form.fileField()).append("; filename=\"" + form.fileName() + "\"" + LINE);
        text.append("Content-Type: " + form.file().type() + LINE + LINE);
    }

    private StringBuilder begin(String name) {
        return text.append("--" + boundary + LINE + "Content-Disposition: form-data; name=\"" + name + "\"");
    }
}
