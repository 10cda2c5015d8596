package dev.earshot.app.cli;

import dev.earshot.bridge.endpoint.BookJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `earshot endpoint export`: a collection as a file of its own.
@Command(
        name = "export",
        description = {
            "Write a collection of tests as a file of its own, for a repository: with the",
            "endpoints that it tests and the environments that have their variables, and",
            "never with a key.",
        })
final class EndpointExportCommand implements Callable<Integer> {
    private final CliContext context;

    @Parameters(paramLabel = "COLLECTION", description = "As 'earshot endpoint list' names it.")
    private String name = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "JSON",
            description = "The file. Default: standard output.")
    private Optional<Path> output = Optional.empty();

    @Option(names = "--overwrite", description = "Replace a file that exists.")
    private boolean overwrite;

    EndpointExportCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var bytes = BookJson.write(context.endpoints().read().only(name));
        var file = output.filter(path -> !StandardInput.is(path));
        if (file.isPresent()) {
            write(file.get(), bytes);
        } else {
            context.terminal().out().writeBytes(bytes);
        }
        context.terminal().checkOut();
        return ExitCode.OK.code();
    }

    private void write(Path file, byte[] bytes) {
        try {
            if (overwrite) {
                Files.write(file, bytes);
            } else {
                Files.write(file, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            }
        } catch (IOException e) {
            throw WriteFailure.of(e, file.toString());
        }
    }
}
