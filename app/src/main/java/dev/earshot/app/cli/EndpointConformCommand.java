package dev.earshot.app.cli;

import dev.earshot.app.Version;
import dev.earshot.bridge.client.Vendors;
import dev.earshot.bridge.conformance.ConformanceListener;
import dev.earshot.bridge.conformance.ConformancePlan;
import dev.earshot.bridge.conformance.ConformanceReport;
import dev.earshot.bridge.conformance.ConformanceRun;
import dev.earshot.bridge.conformance.Evidence;
import dev.earshot.bridge.conformance.HtmlReport;
import dev.earshot.bridge.conformance.JsonReport;
import dev.earshot.bridge.conformance.JunitReport;
import dev.earshot.bridge.conformance.Outcome;
import dev.earshot.bridge.conformance.Rule;
import dev.earshot.bridge.conformance.Verdict;
import dev.earshot.bridge.feed.WholeSound;
import dev.earshot.bridge.tester.EndpointSubject;
import dev.earshot.bridge.tester.TestedEndpoint;
import dev.earshot.engine.audio.AudioFile;
import dev.earshot.engine.audio.AudioSelection;
import dev.earshot.engine.recognition.Decoding;
import dev.earshot.engine.recognition.RecognitionOptions;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `earshot endpoint conform`: whether an endpoint behaves as speech clients need it.
@Command(
        name = "conform",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = {
            "Judge a speech service by the rules that LiveKit's agents and other clients rely on.",
            "Many sessions are opened, one after the other; a recording of a few seconds is best.",
            "Ends with 1 when a rule is broken that must be kept. The rules: docs/conformance.md.",
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  earshot endpoint conform ws://127.0.0.1:8000/v1/listen hello.wav --html report.html",
            "  earshot endpoint conform dg hello.wav --reference \"Hello, world.\" --junit out.xml",
        })
final class EndpointConformCommand implements Callable<Integer> {
    private final CliContext context;
    private final Vendors vendors;

    @Parameters(index = "0", paramLabel = "NAME|URL", description = "An endpoint that is kept, or an address.")
    private String endpoint = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "A recording with a few words; 30 s of it at most.")
    private Path recording = Path.of("");

    @Mixin
    private EndpointChoice choice = new EndpointChoice();

    @Option(names = "--language", paramLabel = "TAG", description = "What is spoken: en (default), de, ...")
    private Optional<String> language = Optional.empty();

    @Option(names = "--reference", paramLabel = "TEXT", description = "What is said; else accuracy is not judged.")
    private Optional<String> reference = Optional.empty();

    @Option(
            names = "--rules",
            split = ",",
            paramLabel = "ID",
            description = "Only these, as order.final-before-end; or all that begin so, as order.")
    private List<String> rules = new ArrayList<>();

    @Option(names = "--fast", description = "Send sound as fast as it is taken, not as fast as it was spoken.")
    private boolean fast;

    @Option(
            names = "--silence",
            paramLabel = "TIME",
            converter = Converters.TimeConverter.class,
            description = "How long a silence the service has to outlive. Default: 30s.")
    private Duration silence = Duration.ofSeconds(30);

    @Option(names = "--html", paramLabel = "FILE", description = "Write a page with every verdict and its evidence.")
    private Optional<Path> html = Optional.empty();

    @Option(names = "--junit", paramLabel = "FILE", description = "Write the verdicts as JUnit XML.")
    private Optional<Path> junit = Optional.empty();

    @Option(names = "--json", paramLabel = "FILE", description = "Write all for programs.")
    private Optional<Path> json = Optional.empty();

    @Option(names = "--overwrite", description = "Replace files that exist.")
    private boolean overwrite;

    EndpointConformCommand(CliContext context, Vendors vendors) {
        this.context = context;
        this.vendors = vendors;
    }

    @Override
    public Integer call() throws Exception {
        var outputs = new Outputs(overwrite);
        html.ifPresent(outputs::check);
        junit.ifPresent(outputs::check);
        json.ifPresent(outputs::check);
        var chosen = choice.chosen(endpoint, context, vendors);
        ConformanceReport report;
        try (var _ = context.interrupts().interrupting()) {
            report = new ConformanceRun(subject(chosen), plan(chosen)).run(new Telling());
        }
        html.ifPresent(file -> outputs.write(file, out -> out.write(HtmlReport.write(report))));
        junit.ifPresent(file -> outputs.write(file, out -> out.write(JunitReport.write(report))));
        json.ifPresent(file -> outputs.write(file, out -> out.write(JsonReport.write(report))));
        sum(report);
        context.terminal().checkOut();
        return (report.passed() ? ExitCode.OK : ExitCode.FAILED).code();
    }

    private RecognitionOptions options(TestedEndpoint chosen) {
        return RecognitionOptions.DEFAULT
                .withDecoding(Decoding.LIVE)
                .withLanguage(language.or(chosen::language).orElse("en"));
    }

    private EndpointSubject subject(TestedEndpoint chosen) {
        var detectors = context.models().get().detectors();
        return EndpointSubject.of(chosen, detectors, options(chosen), Version.application());
    }

    private ConformancePlan plan(TestedEndpoint chosen) throws InterruptedException {
        var whole = AudioFile.open(recording).source(AudioSelection.ALL);
        var sound = WholeSound.beginningOf(whole, ConformancePlan.LONGEST).pcm();
        var plan = ConformancePlan.of(sound)
                .withOptions(options(chosen))
                .withSilence(silence)
                .withRules(asked());
        var paced = fast ? plan.withSpeed(Double.POSITIVE_INFINITY) : plan;
        return reference.map(paced::withReference).orElse(paced);
    }

    private Set<Rule> asked() {
        if (rules.isEmpty()) {
            return EnumSet.allOf(Rule.class);
        }
        var asked = EnumSet.noneOf(Rule.class);
        for (var name : rules) {
            var meant = Arrays.stream(Rule.values())
                    .filter(rule -> rule.id().equals(name) || rule.id().startsWith(name + "."))
                    .toList();
            if (meant.isEmpty()) {
                var known = Arrays.stream(Rule.values()).map(Rule::id).toList();
                throw new UsageException("There is no rule '" + name + "'" + Nearest.suggestion(name, known)
                        + "; docs/conformance.md lists them");
            }
            asked.addAll(meant);
        }
        return asked;
    }

    /// Prints each verdict as it comes, but for rules that nobody asked for.
    private final class Telling implements ConformanceListener {
        @Override
        public void begun(Rule rule) {}

        @Override
        public void judged(Verdict verdict) {
            if (asked().contains(verdict.rule())) {
                print(verdict);
            }
        }

        private void print(Verdict verdict) {
            var out = context.terminal().out();
            out.printf("%-15s %-30s %s%n", word(verdict), verdict.rule().id(), verdict.sentence());
            if (verdict.outcome() == Outcome.FAILED) {
                verdict.evidence().forEach(evidence -> print(evidence, out));
            }
        }

        private static String word(Verdict verdict) {
            return verdict.outcome() == Outcome.FAILED && !verdict.damning()
                    ? "should have"
                    : verdict.outcome().words();
        }

        private static void print(Evidence evidence, PrintStream out) {
            out.printf(
                    "%-15s   %s: %s%s%n",
                    "",
                    evidence.session(),
                    evidence.what(),
                    evidence.excerpt().isBlank() ? "" : " “" + evidence.excerpt() + "”");
        }
    }

    private void sum(ConformanceReport report) {
        var counts = report.counts();
        context.terminal()
                .out()
                .printf(
                        "%n%s: %d passed, %d failed, %d not applicable, %d not tried%n",
                        report.passed() ? "Conformant" : "Not conformant",
                        counts.get(Outcome.PASSED),
                        counts.get(Outcome.FAILED),
                        counts.get(Outcome.NOT_APPLICABLE),
                        counts.get(Outcome.NOT_TRIED));
    }
}
