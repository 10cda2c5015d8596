package dev.earshot.app.cli;

import dev.earshot.app.Keys;
import dev.earshot.app.ModelPlaces;
import dev.earshot.app.Places;
import dev.earshot.app.shell.SettingsFile;
import dev.earshot.bridge.client.Vendors;
import dev.earshot.engine.recognition.Models;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.UsageMessageSpec;

/// The command line: runs one command and says how it ended.
public final class Cli {
    private static final int USUAL_WIDTH = 80;

    /// What endpoints may speak.
    private static final Vendors VENDORS = Vendors.installed();

    private final CliContext context;

    Cli(CliContext context) {
        this.context = context;
    }

    /// Runs `args` to the end on the calling thread. Transcripts and machine-readable output go to
    /// `out`, everything else to `err`, all as UTF-8. Never throws and never ends the process; while
    /// it runs, Ctrl-C ends the process with 130.
    ///
    /// @param out best unbuffered and no `PrintStream`, which hides why writing failed
    /// @return the exit code; see [ExitCode]
    public static int run(String[] args, InputStream in, OutputStream out, OutputStream err) {
        Logging.prepare(List.of(args).contains("--verbose"));
        var modelPlaces = Remembered.of(() -> modelPlaces(Places.ofThisUser()));
        var models = Remembered.of(() -> modelPlaces.get().models());
        var terminal = new Terminal(in, out, err, System.getenv(), Screen::probe);
        try {
            return new Cli(new CliContext(
                            terminal,
                            models,
                            new SystemMicrophones(),
                            Places::ofThisUser,
                            modelPlaces,
                            () -> Keys.of(Places.ofThisUser(), System.getenv()),
                            InstantSource.system(),
                            System::nanoTime,
                            closing(models, Interrupts.OF_THIS_PROCESS)))
                    .execute(args);
        } finally {
            models.ifAsked().ifPresent(Models::close);
        }
    }

    private static ModelPlaces modelPlaces(Places places) {
        var settings = new SettingsFile(places.settings());
        return ModelPlaces.ofThisUser(places, () -> settings.read().supply());
    }

    /// A process that ends while native code still computes may crash in ending: so the models are
    /// closed first.
    private static Interrupts closing(Remembered<Models> models, Interrupts interrupts) {
        return action -> interrupts.during(() -> {
            action.run();
            models.ifAsked().ifPresent(Models::close);
        });
    }

    int execute(String... args) {
        var root = new EarshotCommand(context);
        var line = commandLine(root);
        var sentences = new Sentences(context.terminal(), root::verbose);
        line.setParameterExceptionHandler(sentences::wrongCommandLine);
        line.setExecutionExceptionHandler(sentences::failed);
        boolean help = args.length == 0 || List.of(args).stream().anyMatch(arg -> arg.matches("help|-h|--help"));
        if (help && context.terminal().outIsTerminal()) {
            fitToTerminal(line);
        }
        return line.execute(Underscores.asDashes(args));
    }

    /// All commands, with their options; also what shell completion is made from.
    CommandLine commandLine(EarshotCommand root) {
        var terminal = context.terminal();
        var factory = new Factory(context);
        var line = new CommandLine(root, factory)
                .addSubcommand(new TranscribeCommand(context))
                .addSubcommand(new AlignCommand(context))
                .addSubcommand(new RecordCommand(context))
                .addSubcommand(new ListenCommand(context))
                .addSubcommand(new StreamCommand(context))
                .addSubcommand(new ServeCommand(context))
                .addSubcommand(TraceCommand.with(context, factory, VENDORS))
                .addSubcommand(EndpointCommand.with(context, factory, VENDORS))
                .addSubcommand(new InfoCommand(context))
                .addSubcommand(new FormatsCommand(context))
                .addSubcommand(ModelsCommand.with(context, factory))
                .addSubcommand(new DevicesCommand(context))
                .addSubcommand(BenchCommand.with(context, factory))
                .addSubcommand(new CompletionCommand(context))
                .addSubcommand(new HelpCommand(context));
        line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
        line.registerConverter(Path.class, new Converters.PathConverter());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpLongOptionsMaxWidth(28);
        line.setExpandAtFiles(false);
        line.setUsageHelpWidth(USUAL_WIDTH);
        line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        line.setHelpSectionKeys(examplesFirst(line.getHelpSectionKeys()));
        return line;
    }

    /// Makes what annotations name by its class.
    private record Factory(CliContext context) implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            return type.equals(ModelIds.class)
                    ? type.cast(new ModelIds(context))
                    : CommandLine.defaultFactory().create(type);
        }
    }

    /// Help alone is coloured and as wide as the terminal: nothing else needs to ask what the terminal
    /// can show.
    private void fitToTerminal(CommandLine line) {
        var terminal = context.terminal();
        line.setColorScheme(CommandLine.Help.defaultColorScheme(terminal.colours() ? Ansi.ON : Ansi.OFF));
        line.setUsageHelpWidth(Math.clamp(terminal.columns(), USUAL_WIDTH, 110));
    }

    /// Examples come before exit codes, which few people look for.
    private static List<String> examplesFirst(List<String> sections) {
        var footer = List.of(UsageMessageSpec.SECTION_KEY_FOOTER_HEADING, UsageMessageSpec.SECTION_KEY_FOOTER);
        var reordered = new ArrayList<>(sections);
        reordered.removeAll(footer);
        reordered.addAll(reordered.indexOf(UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST_HEADING), footer);
        return reordered;
    }
}
