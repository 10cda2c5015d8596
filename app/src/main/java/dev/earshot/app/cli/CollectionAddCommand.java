package dev.earshot.app.cli;

import dev.earshot.bridge.endpoint.EndpointBook;
import dev.earshot.bridge.endpoint.EndpointTest;
import dev.earshot.bridge.endpoint.Pacing;
import dev.earshot.bridge.endpoint.Pacing.Speed;
import dev.earshot.bridge.endpoint.TestCollection;
import dev.earshot.bridge.endpoint.TestSource;
import dev.earshot.bridge.endpoint.Unknown;
import dev.earshot.engine.recognition.StreamSimulation.Pace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `earshot endpoint collection add`: one more test.
@Command(
        name = "add",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Add a test to a collection, which is made if there is none.")
final class CollectionAddCommand implements Callable<Integer> {
    private final CliContext context;

    @Parameters(index = "0", paramLabel = "NAME", description = "Of the collection.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "ENDPOINT", description = "As 'earshot endpoint list' names it.")
    private String endpoint = "";

    @Parameters(index = "2", arity = "0..1", paramLabel = "FILE", description = "A recording that is sent.")
    private Optional<Path> recording = Optional.empty();

    @Option(names = "--sample", paramLabel = "NAME", description = "A recording that comes with Earshot is sent.")
    private Optional<String> sample = Optional.empty();

    @Option(names = "--say", paramLabel = "TEXT", description = "A text is sent that the voice of the system speaks.")
    private Optional<String> text = Optional.empty();

    @Option(
            names = "--speed",
            paramLabel = "N|burst",
            converter = Converters.SpeedConverter.class,
            description = "How fast: 1 as it was spoken (default), 4, 0.5, or burst.")
    private Pace speed = Pace.REAL_TIME;

    @Option(
            names = "--frame",
            paramLabel = "TIME",
            converter = Converters.TimeConverter.class,
            description = "How much sound is in a piece. Default: 50ms.")
    private Duration frame = Pacing.USUAL.frame();

    @Option(
            names = "--end-silence",
            paramLabel = "TIME",
            converter = Converters.TimeConverter.class,
            description = "How much silence is sent after the end. Default: 500ms.")
    private Duration endSilence = Pacing.USUAL.endSilence();

    @Option(names = "--reference", paramLabel = "TEXT", description = "What is said in a recording.")
    private Optional<String> reference = Optional.empty();

    @Mixin
    private TestExpectations expectations = new TestExpectations();

    @Option(names = "--expect-conformance", description = "The rules of conformance have to be kept, too.")
    private boolean conformant;

    CollectionAddCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var test = new EndpointTest(
                endpoint,
                source(),
                new Pacing(speed(), frame, endSilence),
                expectations.expected(reference, conformant),
                Unknown.NONE);
        context.endpoints().change(book -> {
            book.endpoint(endpoint);
            return with(test, book);
        });
        context.terminal().out().println("The test is kept in " + name + ".");
        context.terminal().checkOut();
        return ExitCode.OK.code();
    }

    /// A recording is kept with its whole path, so that it is found from wherever the tests are run.
    private TestSource source() {
        var sources = Stream.<Optional<? extends TestSource>>of(
                        recording.map(file -> new TestSource.Recording(
                                file.toAbsolutePath().normalize().toString())),
                        sample.map(TestSource.Sample::new),
                        text.map(TestSource.Spoken::new))
                .flatMap(Optional::stream)
                .toList();
        if (sources.size() != 1) {
            throw new UsageException("Say what is sent: a recording, --sample NAME or --say TEXT, and one of them");
        }
        return sources.getFirst();
    }

    private Speed speed() {
        return switch (speed) {
            case Pace.Fast() -> new Speed.Burst();
            case Pace.Times(double factor) -> new Speed.Times(factor);
        };
    }

    private EndpointBook with(EndpointTest test, EndpointBook book) {
        var before = book.collections().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseGet(() -> new TestCollection(name, List.of(), Unknown.NONE));
        var tests = new ArrayList<>(before.tests());
        tests.add(test);
        return book.with(new TestCollection(name, tests, before.unknown()));
    }
}
