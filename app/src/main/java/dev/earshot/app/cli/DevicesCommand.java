package dev.earshot.app.cli;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Microphone;
import dev.earshot.engine.audio.Microphone.Kind;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `earshot devices`: which sound devices can be listened to.
@Command(
        name = "devices",
        description = {
            "List the microphones, and what hears what the computer plays.",
            "The ones marked with * are the system's defaults."
        })
final class DevicesCommand implements Callable<Integer> {
    private final CliContext context;

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    DevicesCommand(CliContext context) {
        this.context = context;
    }

    /// As `--json` prints it.
    ///
    /// @param kind `microphone` or `monitor`
    /// @param preferred whether it is the system's default of its kind
    record Line(String id, String name, String kind, boolean preferred) {}

    @Override
    public Integer call() {
        var all = context.microphones().list();
        if (json) {
            Json.print(context.terminal(), lines(all));
        } else {
            print(Kind.MICROPHONE, all);
            print(Kind.MONITOR, all);
            context.terminal().checkOut();
        }
        if (all.isEmpty()) {
            throw noMicrophone();
        }
        if (!json && Kind.MONITOR.firstOf(all).isEmpty()) {
            context.terminal().say(Microphone.howToGetMonitor());
        }
        return ExitCode.OK.code();
    }

    private void print(Kind kind, List<Microphone> all) {
        var out = context.terminal().out();
        if (kind == Kind.MONITOR && kind.firstOf(all).isPresent()) {
            out.println("What the computer plays (--device monitor):");
        }
        lines(all).stream()
                .filter(line -> line.kind().equals(word(kind)))
                .forEach(line -> out.println((line.preferred() ? "* " : "  ") + line.name()));
    }

    private static List<Line> lines(List<Microphone> all) {
        return all.stream()
                .map(one -> new Line(
                        one.id(),
                        one.name(),
                        word(one.kind()),
                        one.kind().firstOf(all).equals(Optional.of(one))))
                .toList();
    }

    private static String word(Kind kind) {
        return switch (kind) {
            case MICROPHONE -> "microphone";
            case MONITOR -> "monitor";
        };
    }

    static SttException noMicrophone() {
        return new SttException(
                SttError.DEVICE_UNAVAILABLE,
                "There is no microphone: connect one, and check that the system lets programs use it.");
    }
}
