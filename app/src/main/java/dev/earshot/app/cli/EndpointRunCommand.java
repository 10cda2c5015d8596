package dev.earshot.app.cli;

import dev.earshot.app.TestSounds;
import dev.earshot.app.Version;
import dev.earshot.bridge.client.Vendors;
import dev.earshot.bridge.endpoint.EndpointFile;
import dev.earshot.bridge.endpoint.EndpointTest;
import dev.earshot.bridge.tester.CollectionListener;
import dev.earshot.bridge.tester.CollectionRun;
import dev.earshot.bridge.tester.Configuration;
import dev.earshot.bridge.tester.TestListener;
import dev.earshot.bridge.tester.TestReport;
import dev.earshot.bridge.tester.TestedEndpoint;
import dev.earshot.engine.recognition.SteadyClock;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `earshot endpoint run`: the tests of a collection, for continuous integration.
@Command(
        name = "run",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = {
            "Run the tests of a collection, one after the other, and judge each by what is expected of it.",
            "Ends with 1 when something is not as expected.",
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  earshot endpoint run smoke -e staging --junit out.xml",
            "  earshot endpoint run smoke --file smoke.json --key-variable https://api.deepgram.com=DG_KEY",
        })
final class EndpointRunCommand implements Callable<Integer> {
    private final CliContext context;
    private final Vendors vendors;

    @Parameters(paramLabel = "COLLECTION", description = "As 'earshot endpoint list' names it.")
    private String name = "";

    @Option(
            names = "--file",
            paramLabel = "JSON",
            description = "Where it stands: a file as 'earshot endpoint export' writes it. Default: the user's own.")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = {"-e", "--environment"},
            paramLabel = "NAME",
            description = "Whose variables are filled in.")
    private Optional<String> environment = Optional.empty();

    @Mixin
    private GivenKeys keys = new GivenKeys();

    @Option(names = "--junit", paramLabel = "FILE", description = "Write what was expected and found as JUnit XML.")
    private Optional<Path> junit = Optional.empty();

    @Option(names = "--overwrite", description = "Replace a file that exists.")
    private boolean overwrite;

    EndpointRunCommand(CliContext context, Vendors vendors) {
        this.context = context;
        this.vendors = vendors;
    }

    @Override
    public Integer call() throws Exception {
        var outputs = new Outputs(overwrite);
        junit.ifPresent(outputs::check);
        var places = context.places().get();
        file.filter(Files::notExists).ifPresent(missing -> {
            throw new UsageException("The file " + missing + " is not there: check its name");
        });
        var stands = file.orElse(places.endpoints()).toAbsolutePath();
        var configuration = new Configuration(keys.keys(context), places.answers());
        TestReport report;
        try (var _ = context.interrupts().interrupting();
                var status = new StatusLine(context.terminal(), context.nanoTime())) {
            var run = new CollectionRun(
                    new EndpointFile(stands, context.terminal()::say).read(),
                    environment,
                    resolved -> TestedEndpoint.of(resolved, configuration, vendors),
                    new TestSounds(stands.resolveSibling(""), places.samples()),
                    context.models().get().detectors(),
                    SteadyClock.SYSTEM,
                    Version.application());
            report = run.run(name, new Telling(status));
        }
        junit.ifPresent(target -> outputs.write(target, report::writeTo));
        sum(report);
        return (report.passed() ? ExitCode.OK : ExitCode.FAILED).code();
    }

    private void sum(TestReport report) {
        long passed = report.tests().stream().filter(TestReport.Tried::passed).count();
        context.terminal()
                .out()
                .printf(
                        Locale.ROOT,
                        "%n%d of %d tests passed%n",
                        passed,
                        report.tests().size());
        context.terminal().checkOut();
    }

    /// The text that comes is on the status line, and a line a verdict stays.
    private final class Telling implements CollectionListener {
        private final StatusLine status;

        Telling(StatusLine status) {
            this.status = status;
        }

        @Override
        public TestListener begun(EndpointTest test) {
            var what = test.endpoint() + "  " + CollectionRun.name(test.source());
            status.show(what, Listening.Pending.NOTHING);
            return new TestListener() {
                @Override
                public void heard(TranscriptEvent event) {
                    if (event instanceof TranscriptEvent.Partial partial) {
                        status.show(what, Listening.Pending.of(partial));
                    }
                }
            };
        }

        @Override
        public void judged(EndpointTest test, TestReport.Tried tried) {
            status.clear();
            var out = context.terminal().out();
            out.printf("%-7s %s  %s%n", tried.passed() ? "passed" : "failed", tried.endpoint(), tried.sound());
            tried.error().ifPresent(sentence -> out.println("        " + sentence));
            tried.verdicts().stream()
                    .filter(verdict -> !verdict.met())
                    .forEach(verdict -> out.printf("        %s; %s%n", verdict.name(), verdict.found()));
            context.terminal().checkOut();
        }
    }
}
