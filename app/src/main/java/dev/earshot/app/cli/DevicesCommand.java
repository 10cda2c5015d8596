package dev.earshot.app.cli;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Microphone;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `earshot devices`: which microphones there are.
@Command(
        name = "devices",
        description = {"List the microphones.", "The one marked with * is the system's default."})
final class DevicesCommand implements Callable<Integer> {
    private final CliContext context;

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    DevicesCommand(CliContext context) {
        this.context = context;
    }

    /// As `--json` prints it.
    record Line(String id, String name, boolean preferred) {}

    @Override
    public Integer call() {
        var microphones = context.microphones().list();
        if (json) {
            Json.print(
                    context.terminal(),
                    microphones.stream()
                            .map(one -> new Line(one.id(), one.name(), one.equals(microphones.getFirst())))
                            .toList());
        }
        if (microphones.isEmpty()) {
            throw noMicrophone();
        }
        if (!json) {
            for (Microphone microphone : microphones) {
                context.terminal()
                        .out()
                        .println((microphone.equals(microphones.getFirst()) ? "* " : "  ") + microphone.name());
            }
            context.terminal().checkOut();
        }
        return ExitCode.OK.code();
    }

    static SttException noMicrophone() {
        return new SttException(
                SttError.DEVICE_UNAVAILABLE,
                "There is no microphone: connect one, and check that the system lets programs use it.");
    }
}
