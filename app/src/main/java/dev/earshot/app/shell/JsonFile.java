package dev.earshot.app.shell;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A small file of ours that holds one JSON object. Whoever reads it sees it whole, before a change or after it: also
/// when two windows write at once, or the machine stops in between. Fields that this version does not know survive.
public final class JsonFile {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path file;

    public JsonFile(Path file) {
        this.file = file;
    }

    /// What the file holds; an empty object when there is no file.
    ///
    /// @throws NotJson when there is something else in it
    /// @throws IOException when it cannot be read
    public ObjectNode read() throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException _) {
            return JSON.createObjectNode();
        }
        return parse(bytes);
    }

    private ObjectNode parse(byte[] bytes) throws NotJson {
        try {
            JsonNode node = JSON.readTree(bytes);
            if (node instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException broken) {
            throw new NotJson(file, broken);
        }
        throw new NotJson(file, null);
    }

    /// Gives a file that is no JSON another name, so that what a person wrote into it is not lost.
    ///
    /// @return where it is now
    public Path setAside() throws IOException {
        var aside = file.resolveSibling(file.getFileName() + ".unreadable");
        return Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Reads, changes and writes. The newest of two writers at the same moment wins.
    public void change(Consumer<ObjectNode> change) throws IOException {
        ObjectNode content;
        try {
            content = read();
        } catch (NotJson _) {
            setAside();
            content = JSON.createObjectNode();
        }
        change.accept(content);
        write(JSON.writeValueAsBytes(content));
    }

    private void write(byte[] bytes) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        var draft = Files.createTempFile(folder, file.getFileName() + ".", ".tmp");
        try {
            Files.write(draft, bytes);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /// The file holds something else than a JSON object.
    public static final class NotJson extends IOException {
        @Serial
        private static final long serialVersionUID = 1L;

        NotJson(Path file, @Nullable Throwable cause) {
            super(file + " is no JSON object", cause);
        }
    }
}
