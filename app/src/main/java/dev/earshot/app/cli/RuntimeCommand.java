package dev.earshot.app.cli;

import dev.earshot.engine.SttException;
import dev.earshot.engine.inference.Compute;
import dev.earshot.engine.inference.DeviceProof;
import dev.earshot.engine.inference.GpuRuntime;
import dev.earshot.engine.inference.GpuSupport;
import dev.earshot.engine.inference.RuntimeInUse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `earshot models runtime`: the PyTorch that models run on, and a proof that it computes.
@Command(
        name = "runtime",
        description = {
            "Tell which PyTorch models run on, prove that its devices compute what they",
            "should, and tell what this machine's GPU could do.",
        },
        synopsisSubcommandLabel = "[COMMAND]",
        footerHeading = "%nEnvironment:%n",
        footer = "  PYTORCH_LIBRARY_PATH               a PyTorch of your own, used if it fits")
final class RuntimeCommand implements Callable<Integer> {
    private final CliContext context;

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    RuntimeCommand(CliContext context) {
        this.context = context;
    }

    /// The command with those under it.
    static CommandLine with(CliContext context) {
        return new CommandLine(new RuntimeCommand(context))
                .addSubcommand(new RuntimeGetCommand(context))
                .addSubcommand(new RuntimeRemoveCommand(context));
    }

    /// As `--json` prints it.
    ///
    /// @param source `bundled`, `fetched` or `named`
    /// @param devices each with its proof
    /// @param gpu what this machine's GPU could do, in a sentence
    /// @param fetched where what was fetched lies
    record Report(
            String version,
            String flavor,
            String source,
            String library,
            List<Device> devices,
            String gpu,
            boolean gpuPossible,
            Optional<String> fetched) {}

    /// @param milliseconds that the proof took
    record Device(String id, String name, boolean agrees, double difference, double milliseconds) {
        private static Device of(DeviceProof proof) {
            return new Device(
                    proof.device().id(),
                    proof.name(),
                    proof.agrees(),
                    proof.difference(),
                    proof.took().toNanos() / 1e6);
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        var runtime = context.modelPlaces().get().runtime();
        RuntimeInUse inUse;
        try {
            inUse = runtime.inUse();
        } catch (SttException unusable) {
            gpu(runtime);
            throw unusable;
        }
        var proofs = runtime.prove();
        if (json) {
            Json.print(context.terminal(), report(runtime, inUse, proofs));
        } else {
            table(inUse, proofs);
            gpu(runtime);
        }
        return proofs.stream().allMatch(DeviceProof::agrees) ? ExitCode.OK.code() : ExitCode.MODEL.code();
    }

    private static Report report(GpuRuntime runtime, RuntimeInUse inUse, List<DeviceProof> proofs)
            throws InterruptedException {
        var support = runtime.support();
        return new Report(
                inUse.version(),
                inUse.flavor(),
                inUse.source().name().toLowerCase(Locale.ROOT),
                inUse.library().toString(),
                proofs.stream().map(Device::of).toList(),
                support.sentence(),
                !(support instanceof GpuSupport.Impossible),
                runtime.fetched().map(Object::toString));
    }

    private void table(RuntimeInUse inUse, List<DeviceProof> proofs) {
        line("In use", "PyTorch " + inUse.version() + " (" + inUse.flavor() + "), " + source(inUse.source()));
        line("", inUse.library().toString());
        line(
                "Devices",
                String.join(", ", inUse.devices().stream().map(Compute::id).toList()));
        proofs.forEach(proof -> line("Proof", proof.sentence()));
        context.terminal().checkOut();
    }

    private static String source(RuntimeInUse.Source source) {
        return switch (source) {
            case BUNDLED -> "which comes with Earshot";
            case FETCHED -> "which was fetched for the GPU";
            case NAMED -> "which PYTORCH_LIBRARY_PATH names";
        };
    }

    private void gpu(GpuRuntime runtime) throws InterruptedException {
        var support = runtime.support();
        line("GPU", support.sentence());
        if (support instanceof GpuSupport.Possible) {
            line(
                    "",
                    runtime.fetched()
                            .map(folder -> "PyTorch for it lies in " + folder + ".")
                            .orElse("'earshot models runtime get' fetches PyTorch for it."));
        }
        context.terminal().checkOut();
    }

    private void line(String heading, String text) {
        context.terminal().out().println(String.format(Locale.ROOT, "  %-8s %s", heading, text));
    }
}
