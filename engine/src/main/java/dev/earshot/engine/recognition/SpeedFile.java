package dev.earshot.engine.recognition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What was measured, in a JSON file. What another version of Earshot measured, or another processor,
/// is worth nothing and is thrown away; so is what was measured of a model before its weights changed.
/// A file that cannot be read is as good as none, and one that cannot be written costs a measuring the
/// next time.
///
/// @param version of Earshot
/// @param processor its name
record SpeedFile(Path path, String version, String processor) {
    private static final Logger LOG = LoggerFactory.getLogger(SpeedFile.class);
    private static final JsonMapper JSON = new JsonMapper();

    /// Of what a speed is.
    ///
    /// @param model its id; blank for the machine itself
    /// @param weights bytes of their files
    /// @param configuration device, precision, threads and PyTorch
    record Key(String model, long weights, String configuration) {
        private boolean isOf(JsonNode entry) {
            return entry.path("model").asString("").equals(model)
                    && entry.path("configuration").asString("").equals(configuration);
        }

        private boolean isStillOf(JsonNode entry) {
            return isOf(entry) && entry.path("weights").asLong(-1) == weights;
        }
    }

    Optional<Speed> speed(Key key) {
        return entry("models", key)
                .map(entry -> new Speed(
                        entry.path("live").asDouble(0), entry.path("recording").asDouble(0), Speed.Origin.MEASURED));
    }

    Optional<MachineSpeed> machine(Key key) {
        return entry("machines", key)
                .map(entry -> new MachineSpeed(
                        entry.path("operations").asDouble(0),
                        entry.path("numbers").asDouble(0),
                        Duration.ofNanos(entry.path("layerNanoseconds").asLong(-1)),
                        entry.path("beam").asDouble(0)));
    }

    void keep(Key key, Speed speed) {
        keep("models", key, entry -> entry.put("live", speed.live()).put("recording", speed.recording()));
    }

    void keep(Key key, MachineSpeed speed) {
        keep(
                "machines",
                key,
                entry -> entry.put("operations", speed.operations())
                        .put("numbers", speed.numbers())
                        .put("layerNanoseconds", speed.layer().toNanos())
                        .put("beam", speed.beam()));
    }

    private Optional<JsonNode> entry(String list, Key key) {
        return read().path(list).valueStream().filter(key::isStillOf).findFirst();
    }

    private interface Content {
        void fill(ObjectNode entry);
    }

    private void keep(String list, Key key, Content content) {
        var root = read();
        root.put("version", version).put("processor", processor);
        var entries = root.withArray(list);
        entries.removeIf(key::isOf);
        content.fill(entries.addObject()
                .put("model", key.model())
                .put("weights", key.weights())
                .put("configuration", key.configuration()));
        write(root);
    }

    private ObjectNode read() {
        try {
            if (Files.exists(path)
                    && JSON.readTree(Files.readAllBytes(path)) instanceof ObjectNode root
                    && root.path("version").asString("").equals(version)
                    && root.path("processor").asString("").equals(processor)) {
                return root;
            }
        } catch (IOException | JacksonException e) {
            LOG.warn("{} cannot be read; what it remembers is measured again", path, e);
        }
        return JSON.createObjectNode();
    }

    private void write(ObjectNode root) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            var beside = Files.createTempFile(path.toAbsolutePath().getParent(), "speeds-", ".part");
            try {
                Files.writeString(beside, root.toPrettyString());
                Files.move(beside, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            LOG.warn("{} cannot be written; its figures are measured again the next time", path, e);
        }
    }
}
