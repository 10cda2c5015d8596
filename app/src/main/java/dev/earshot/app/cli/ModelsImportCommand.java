package dev.earshot.app.cli;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `earshot models import`: takes a model of the user's own into the models folder.
@Command(
        name = "import",
        description = {
            "Copy a model into the models folder, after the same checks as a download.",
            "(To use one where it lies, name its folder: --model FOLDER.)",
        })
final class ModelsImportCommand implements Callable<Integer> {
    private final CliContext context;

    @Parameters(
            paramLabel = "FOLDER",
            description = "As a model hub lays it out: config.json, the tokenizer's files, and safetensors. Its name"
                    + " becomes the model's.")
    private Path folder = Path.of("");

    ModelsImportCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        if (!Files.isDirectory(folder)) {
            throw new SttException(
                    SttError.MODEL_NOT_FOUND,
                    Files.exists(folder)
                            ? folder + " is a file: name the folder that the model's files lie in."
                            : "There is no folder " + folder + ".");
        }
        var source = folder.toRealPath();
        var name = String.valueOf(source.getFileName());
        var store = new KnownModels(context).store();
        try (var _ = context.interrupts().interrupting();
                var status = new StatusLine(context.terminal(), context.nanoTime())) {
            new Fetching(context, status)
                    .run(name, "earshot models import " + folder, listener -> store.importFolder(source, listener));
        }
        store.find(name)
                .ifPresent(model -> context.terminal()
                        .out()
                        .println(name + " is installed: " + Size.show(model.bytes()) + ", " + model.folder() + "."));
        context.terminal().checkOut();
        return ExitCode.OK.code();
    }
}
