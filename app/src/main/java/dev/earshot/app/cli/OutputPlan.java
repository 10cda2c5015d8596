package dev.earshot.app.cli;

import dev.earshot.engine.export.ExportFormat;
import dev.earshot.engine.export.ExportFormats;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Which transcripts go where.
///
/// One recording in one format goes to standard output, unless `--output` says otherwise. Several of either go into
/// files: beside the recordings, or into the folder that `--output` names.
record OutputPlan(List<ExportFormat> formats, Target target) {
    /// Where transcripts go.
    sealed interface Target {
        record StandardOutput() implements Target {}

        record OneFile(Path file) implements Target {}

        record Folder(Path folder) implements Target {}

        record BesideTheRecordings() implements Target {}
    }

    /// @param each whether a recording may give several transcripts, one a channel
    /// @throws UsageException when it does not go together
    static OutputPlan of(List<Path> recordings, boolean each, List<String> formatIds, Optional<String> output) {
        boolean several = recordings.size() > 1 || each;
        var given = formatIds.stream().distinct().map(OutputPlan::format).toList();
        var target = target(several, recordings, given, output);
        var formats = given.isEmpty() ? List.of(impliedFormat(target)) : given;
        var plan = new OutputPlan(formats, target);
        plan.checkNames(recordings);
        return plan;
    }

    /// Whether text can be printed while it is being heard.
    boolean streamsText() {
        return target instanceof Target.StandardOutput
                && formats.getFirst().id().equals("txt");
    }

    boolean needsCard() {
        return formats.stream().anyMatch(ExportFormat::writesCard);
    }

    /// @param part tells several transcripts of one recording apart: `left`
    /// @return empty for standard output
    Optional<Path> file(Path recording, Optional<String> part, ExportFormat format) {
        var name = nameWithoutEnding(recording) + part.map(one -> "." + one).orElse("") + "." + format.id();
        return switch (target) {
            case Target.StandardOutput() -> Optional.empty();
            case Target.OneFile(var file) -> Optional.of(file);
            case Target.Folder(var folder) -> Optional.of(folder.resolve(name));
            case Target.BesideTheRecordings() -> Optional.of(recording.resolveSibling(name));
        };
    }

    private static Target target(
            boolean several, List<Path> recordings, List<ExportFormat> formats, Optional<String> output) {
        boolean manyFiles = several || formats.size() > 1;
        if (output.isEmpty()) {
            if (!manyFiles) {
                return new Target.StandardOutput();
            }
            if (recordings.contains(StandardInput.PATH)) {
                throw new UsageException("Standard input lies in no folder: say with --output where the files go");
            }
            return new Target.BesideTheRecordings();
        }
        if (output.get().equals("-")) {
            return standardOutput(several, formats);
        }
        var path = path(output.get());
        boolean meansFolder = output.get().endsWith("/") || output.get().endsWith(File.separator);
        if (Files.isDirectory(path) || meansFolder || manyFiles) {
            if (Files.exists(path) && !Files.isDirectory(path)) {
                throw new UsageException(path + " is a file, and several transcripts need a folder");
            }
            return new Target.Folder(path);
        }
        return new Target.OneFile(path);
    }

    private static Path path(String output) {
        try {
            return Path.of(output);
        } catch (InvalidPathException e) {
            throw new UsageException("'" + output + "' is no file name here");
        }
    }

    private static Target standardOutput(boolean several, List<ExportFormat> formats) {
        if (formats.size() > 1) {
            throw new UsageException("Standard output takes one format: give one --format, or a folder as --output");
        }
        if (several && !formats.isEmpty() && !formats.getFirst().id().equals("txt")) {
            throw new UsageException(
                    "Several transcripts on standard output can only be txt: give a folder as --output");
        }
        return new Target.StandardOutput();
    }

    private static ExportFormat impliedFormat(Target target) {
        var ending = target instanceof Target.OneFile(var file) ? ending(file) : "";
        return ExportFormats.find(ending).orElseGet(() -> format("txt"));
    }

    private static ExportFormat format(String id) {
        return ExportFormats.find(id.strip())
                .orElseThrow(() -> new UsageException("There is no format '" + id
                        + "': the formats are "
                        + ExportFormats.all().stream().map(ExportFormat::id).collect(Collectors.joining(", "))));
    }

    private void checkNames(List<Path> recordings) {
        if (target instanceof Target.StandardOutput || target instanceof Target.OneFile) {
            return;
        }
        var seen = new HashMap<Path, Path>();
        for (Path recording : recordings) {
            var file = file(recording, Optional.empty(), formats.getFirst())
                    .map(path -> path.toAbsolutePath().normalize())
                    .orElse(recording);
            var other = seen.putIfAbsent(file, recording);
            if (other != null) {
                throw new UsageException(other + " and " + recording + " would both be written to " + file.getFileName()
                        + ": transcribe them one after the other, into different folders");
            }
        }
    }

    private static String nameWithoutEnding(Path recording) {
        var name = StandardInput.name(recording);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static String ending(Path file) {
        var name = String.valueOf(file.getFileName());
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
