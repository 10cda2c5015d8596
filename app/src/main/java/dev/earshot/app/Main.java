package dev.earshot.app;

import dev.earshot.app.cli.Cli;
import dev.earshot.engine.inference.GpuRuntime;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.List;
import java.util.stream.Stream;

/// Where Earshot starts: `earshot` opens the window, `earshot FILE...` opens it on those recordings, and
/// `earshot COMMAND ...` is the command line.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        GpuRuntime.adopt(Places.ofThisUser().gpuRuntime());
        System.exit(isForTheWindow(args) ? Desktop.open(List.of(args)) : inTerminal(args));
    }

    /// Whether the arguments are recordings (or none) rather than a command. What has a dot or a separator in it
    /// and does not begin with a dash is a file, whether it exists or not, so that the answer never depends on what
    /// lies in the working directory.
    static boolean isForTheWindow(String... args) {
        return args.length == 0 || (looksLikeFile(args[0]) && Stream.of(args).noneMatch(arg -> arg.startsWith("-")));
    }

    private static boolean looksLikeFile(String arg) {
        return !arg.startsWith("-") && Stream.of(".", "/", "\\").anyMatch(arg::contains);
    }

    /// Runs a command on this process's own streams.
    static int inTerminal(String... args) {
        return Cli.run(
                args, System.in, new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err));
    }
}
