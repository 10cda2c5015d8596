package dev.earshot.bridge.dialect.earshot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The schema in `docs/`, as people find it.
final class Schema {
    static final Path DOCS = Path.of(System.getProperty("earshot.root", "..")).resolve("docs");

    private final com.networknt.schema.Schema schema;

    /// @param part `client` or `server`
    Schema(String part) throws IOException {
        var whole = Files.readString(DOCS.resolve("protocol.schema.json"));
        var only = whole.replaceFirst("\"anyOf\": \\[[^\\]]*\\]", "\"\\$ref\": \"#/\\$defs/" + part + "\"");
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(only, InputFormat.JSON);
    }

    void check(List<String> messages) {
        for (var message : messages) {
            assertEquals(List.of(), schema.validate(message, InputFormat.JSON), message);
        }
    }

    boolean allows(String message) {
        return schema.validate(message, InputFormat.JSON).isEmpty();
    }
}
