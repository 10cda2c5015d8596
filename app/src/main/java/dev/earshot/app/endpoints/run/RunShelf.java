package dev.earshot.app.endpoints.run;

import dev.earshot.app.endpoints.run.RunRecord.Fact;
import dev.earshot.app.shell.JsonFile;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/// Where runs are kept: a folder for each endpoint, in it a trace for each run and a small file that
/// says what it was. There is a limit to their number and size, beyond which the oldest go. Waits for
/// the disk; safe for many threads.
///
/// @param folder of all endpoints
/// @param mostRuns of all endpoints together
/// @param mostBytes the same
record RunShelf(Path folder, int mostRuns, long mostBytes) {
    private static final Logger LOG = LoggerFactory.getLogger(RunShelf.class);
    private static final String TRACE = ".trace";
    private static final String ABOUT = ".json";

    static RunShelf in(Path folder) {
        return new RunShelf(folder, 200, 1L << 30);
    }

    /// Where a run that begins now is written down; makes the folder.
    ///
    /// @throws SttException WRITE_FAILED
    Path place(String endpoint, Instant began) {
        var own = of(endpoint);
        try {
            Files.createDirectories(own);
        } catch (IOException e) {
            throw new SttException(
                    SttError.WRITE_FAILED, "The run cannot be written down: make " + own + " a folder to write to.", e);
        }
        return own.resolve(began.toString().replace(':', '-') + TRACE);
    }

    /// A name that every file system takes, and another one for another endpoint.
    private Path of(String endpoint) {
        var plain = endpoint.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return folder.resolve(plain.substring(0, Math.min(40, plain.length())) + "-"
                + HexFormat.of().toHexDigits(endpoint.hashCode()));
    }

    /// Remembers a run, and makes room for it.
    void keep(RunRecord run) {
        try {
            new JsonFile(about(run.trace())).change(json -> write(run, json));
        } catch (IOException e) {
            LOG.warn("{} is kept without what it was", run.trace(), e);
        }
        makeRoom(run.trace());
    }

    private static void write(RunRecord run, ObjectNode json) {
        json.put("began", run.began().toString())
                .put("source", run.source())
                .put("how", run.how())
                .put("reference", run.reference())
                .put("language", run.language().orElse(""))
                .put("problem", run.problem());
        var facts = json.putArray("facts");
        run.facts()
                .forEach(fact -> facts.addObject()
                        .put("name", fact.name())
                        .put("value", fact.value())
                        .put("meaning", fact.meaning()));
    }

    /// The runs of an endpoint, the newest first.
    List<RunRecord> runs(String endpoint) {
        return traces(of(endpoint)).stream()
                .flatMap(trace -> read(trace).stream())
                .sorted(Comparator.comparing(RunRecord::began).reversed())
                .toList();
    }

    /// What is not what was written there, is passed over.
    private static Optional<RunRecord> read(Path trace) {
        try {
            var json = new JsonFile(about(trace)).read();
            var facts = new ArrayList<Fact>();
            json.path("facts")
                    .forEach(fact -> facts.add(new Fact(
                            fact.path("name").asString(""),
                            fact.path("value").asString(""),
                            fact.path("meaning").asString(""))));
            return Optional.of(new RunRecord(
                    trace,
                    Instant.parse(json.path("began").asString("")),
                    json.path("source").asString(""),
                    json.path("how").asString(""),
                    json.path("reference").asString(""),
                    Optional.of(json.path("language").asString("")).filter(tag -> !tag.isEmpty()),
                    json.path("problem").asString(""),
                    facts));
        } catch (IOException | DateTimeException e) {
            LOG.info("{} does not say what it is", trace, e);
            return Optional.empty();
        }
    }

    /// Also when one is being looked at: it stays open until it is closed.
    private void makeRoom(Path newest) {
        long bytes = 0;
        int count = 0;
        for (var trace : everything()) {
            bytes += trace.toFile().length();
            count++;
            if ((count > mostRuns || bytes > mostBytes) && !trace.equals(newest)) {
                remove(trace);
            }
        }
    }

    private List<Path> everything() {
        try (var folders = Files.list(folder)) {
            return folders.filter(Files::isDirectory)
                    .flatMap(own -> traces(own).stream())
                    .sorted(Comparator.comparing(Path::getFileName).reversed())
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("{} cannot be listed", folder, e);
            return List.of();
        }
    }

    private static List<Path> traces(Path own) {
        if (!Files.isDirectory(own)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(own)) {
            return files.filter(file -> file.toString().endsWith(TRACE)).toList();
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("{} cannot be listed", own, e);
            return List.of();
        }
    }

    private static void remove(Path trace) {
        try {
            Files.deleteIfExists(trace);
            Files.deleteIfExists(about(trace));
        } catch (IOException e) {
            LOG.warn("{} cannot be removed", trace, e);
        }
    }

    private static Path about(Path trace) {
        return trace.resolveSibling(String.valueOf(trace.getFileName()).replaceFirst("\\.trace$", ABOUT));
    }
}
