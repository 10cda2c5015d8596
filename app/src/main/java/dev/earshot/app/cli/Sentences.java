package dev.earshot.app.cli;

import dev.earshot.app.serve.WrongSetting;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// What goes wrong, as one sentence and an exit code.
final class Sentences {
    private final Terminal terminal;
    private final BooleanSupplier verbose;

    Sentences(Terminal terminal, BooleanSupplier verbose) {
        this.terminal = terminal;
        this.verbose = verbose;
    }

    int wrongCommandLine(ParameterException e, String[] args) {
        var command = e.getCommandLine();
        var sentence = switch (e) {
            case UnmatchedArgumentException unmatched -> unmatched(unmatched, command);
            case MissingParameterException missing -> missing(missing);
            default -> firstLine(e);
        };
        terminal.say(ended(sentence) + " Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE.code();
    }

    int failed(Exception e, CommandLine command, ParseResult parsed) {
        return switch (e) {
            case SttException known -> {
                log(known);
                terminal.say(known.sentence());
                yield ExitCode.of(known.error()).code();
            }
            case UsageException wrong -> {
                terminal.say(ended(String.valueOf(wrong.getMessage())));
                yield ExitCode.USAGE.code();
            }
            case WrongSetting wrong -> {
                terminal.say(ended(String.valueOf(wrong.getMessage())));
                yield ExitCode.USAGE.code();
            }
            case OutputClosedException _ -> ExitCode.OK.code();
            case InterruptedException _ -> ExitCode.CANCELLED.code();
            case IOException io -> {
                log(io);
                terminal.say(WriteFailure.of(io, "The output").sentence());
                yield ExitCode.OUTPUT.code();
            }
            default -> {
                log(e);
                terminal.say(
                        "something went wrong inside Earshot (" + e.getClass().getSimpleName() + ")"
                                + (verbose.getAsBoolean() ? "." : "; run it with --verbose for details."));
                yield ExitCode.FAILED.code();
            }
        };
    }

    private void log(Exception e) {
        LoggerFactory.getLogger(Sentences.class).warn("The command failed", e);
    }

    private static String unmatched(UnmatchedArgumentException e, CommandLine command) {
        var word = e.getUnmatched().getFirst();
        boolean isOption = word.startsWith("-");
        boolean isCommand = !isOption && !command.getSubcommands().isEmpty();
        var kind = isOption ? "option" : isCommand ? "command" : "argument";
        var known = isOption
                ? command.getCommandSpec().options().stream().flatMap(option -> Stream.of(option.names()))
                : command.getSubcommands().keySet().stream();
        var option = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
        return "There is no " + kind + " '" + word + "'" + Nearest.suggestion(option, known.toList());
    }

    private static String missing(MissingParameterException e) {
        return e.getMissing().stream()
                        .anyMatch(arg -> arg.isPositional() && arg.paramLabel().contains("FILE"))
                ? "Say which recording: no FILE was given"
                : firstLine(e);
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("The command line is wrong");
    }

    private static String ended(String sentence) {
        return List.of('.', '?', '!').contains(sentence.charAt(sentence.length() - 1)) ? sentence : sentence + ".";
    }
}
