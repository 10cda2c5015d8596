package dev.earshot.app.endpoints.run;

import dev.earshot.app.Version;
import dev.earshot.app.endpoints.Chosen;
import dev.earshot.app.endpoints.EndpointPlace;
import dev.earshot.app.endpoints.sound.Source;
import dev.earshot.app.endpoints.sound.SourceChoice;
import dev.earshot.app.fx.FxLatest;
import dev.earshot.app.speech.LiveWatch;
import dev.earshot.app.speech.Meter;
import dev.earshot.app.speech.SpeechEngine;
import dev.earshot.bridge.feed.RoomSound;
import dev.earshot.bridge.tester.RunTrace;
import dev.earshot.bridge.tester.TestResult;
import dev.earshot.bridge.tester.TestRun;
import dev.earshot.bridge.tester.TestedEndpoint;
import dev.earshot.bridge.wire.SoundFormat;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.audio.Take;
import dev.earshot.engine.recognition.Decoding;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.SteadyClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One run, from the first question to the record of it. [#run] is called once, on a thread of its
/// own; [#stop] and [#abandon] on any.
final class RunWork {
    private static final Logger LOG = LoggerFactory.getLogger(RunWork.class);

    /// How far the endpoint may fall behind a microphone before sound is dropped.
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Duration WATCHING = Duration.ofSeconds(5);

    /// What is asked for.
    record Order(Chosen chosen, Source source, RunSetup setup) {}

    /// Hears on the FX thread.
    ///
    /// @param phase how it stands
    /// @param level of the microphone
    record Listener(Consumer<Phase> phase, Consumer<Meter> level) {}

    private final Order order;
    private final EndpointPlace place;
    private final SourceChoice sources;
    private final SpeechEngine engine;
    private final RunShelf shelf;
    private final Listener listener;
    private volatile Optional<RunWatch> watch = Optional.empty();
    private volatile Optional<StoppableSource> sending = Optional.empty();
    private volatile Optional<Take> take = Optional.empty();
    private volatile Optional<Thread> runner = Optional.empty();
    private volatile boolean stopped;
    private volatile boolean abandoned;

    RunWork(
            Order order,
            EndpointPlace place,
            SourceChoice sources,
            SpeechEngine engine,
            RunShelf shelf,
            Listener listener) {
        this.order = order;
        this.place = place;
        this.sources = sources;
        this.engine = engine;
        this.shelf = shelf;
        this.listener = listener;
    }

    Order order() {
        return order;
    }

    RunProgress progress() {
        return watch.map(RunWatch::now).orElse(RunProgress.NONE);
    }

    /// No more sound is sent; the run goes on to its end.
    void stop() {
        stopped = true;
        sending.ifPresent(StoppableSource::stop);
        take.ifPresent(Take::close);
        if (sending.isEmpty()) {
            abandon(); // it is still being prepared
        }
    }

    /// Ends it at once; what there is stays.
    void abandon() {
        abandoned = true;
        stopped = true;
        runner.ifPresent(Thread::interrupt);
    }

    /// Runs to the end.
    ///
    /// @throws SttException when there is not even a trace of it
    RunRecord run() {
        runner = Optional.of(Thread.currentThread());
        var began = Instant.now();
        try {
            say(new Phase.Preparing("The endpoint is being looked up, with its key."));
            var endpoint = asked(place.opener().open(order.chosen()));
            var trace = shelf.place(order.chosen().endpoint().name(), began);
            say(new Phase.Preparing(waiting()));
            return run(endpoint, sound(), trace, began);
        } catch (InterruptedException e) {
            throw new SttException(SttError.CANCELLED, "The run was stopped before it began.");
        } finally {
            runner = Optional.empty();
            take.ifPresent(RunWork::discard);
        }
    }

    private String waiting() {
        return switch (order.source()) {
            case Source.Spoken _ -> "The system speaks the text.";
            case Source.OfMicrophone _ -> "The microphone is being opened.";
            case Source.OfSample _, Source.Recording _ -> "The sound is being opened.";
        };
    }

    private TestedEndpoint asked(TestedEndpoint kept) {
        var config = order.setup()
                .rate()
                .map(hertz -> kept.config()
                        .withSound(Optional.of(
                                new SoundFormat(kept.config().format().encoding(), hertz, 1))))
                .orElse(kept.config());
        return new TestedEndpoint(
                kept.vendor(), config, order.setup().language().or(kept::language), kept.price());
    }

    private PcmSource sound() throws InterruptedException {
        var plain = switch (order.source()) {
            case Source.OfMicrophone heard -> microphone(heard.id());
            case Source.OfSample _, Source.Recording _, Source.Spoken _ -> sources.sound(order.source());
        };
        return switch (order.setup().road()) {
            case DIRECT -> plain;
            case ROOM -> new RoomSound(plain);
        };
    }

    private PcmSource microphone(Optional<String> id) {
        try {
            // The trace keeps the sound; the recording is not wanted besides.
            var opened = engine.record(id, Files.createTempDirectory("earshot-run-"));
            take = Optional.of(opened);
            var meters = new FxLatest<>(place.threads().fx(), listener.level());
            var watching = opened.listen(WATCHING);
            place.threads()
                    .waiting()
                    .execute(() -> new LiveWatch(opened, Runnable::run, meters::set, _ -> {}, _ -> {}).run(watching));
            return PcmSource.once(opened.listen(PATIENCE));
        } catch (IOException e) {
            throw new SttException(
                    SttError.WRITE_FAILED, "The microphone has nowhere to write to: make room for temporary files.", e);
        }
    }

    private static void discard(Take take) {
        take.close();
        try {
            Files.deleteIfExists(take.file());
            Files.deleteIfExists(take.file().toAbsolutePath().resolveSibling(""));
        } catch (IOException e) {
            LOG.info("{} stays", take.file(), e);
        }
    }

    private RunRecord run(TestedEndpoint endpoint, PcmSource sound, Path trace, Instant began) {
        var stoppable = new StoppableSource(sound);
        boolean live = order.source() instanceof Source.OfMicrophone;
        var setup = order.setup();
        var watching = new RunWatch(
                sound.duration().map(setup.endSilence()::plus), live || setup.realTime(), SteadyClock.SYSTEM);
        watch = Optional.of(watching);
        sending = Optional.of(stoppable);
        if (stopped) {
            stoppable.stop();
        }
        say(new Phase.Running());
        var target = new RunTrace(
                trace,
                began,
                Version.application(),
                Map.of("recording", order.source().title()));
        var options = RecognitionOptions.DEFAULT.withDecoding(Decoding.LIVE).withLanguage(endpoint.language());
        var run = new TestRun(
                endpoint,
                place.context().models().detectors(),
                TestRun.simulation(setup.pacing(), SteadyClock.SYSTEM),
                setup.endSilence(),
                setup.faults(),
                options);
        try {
            return record(endpoint, trace, began, Optional.of(run.run(stoppable, target, watching)), "");
        } catch (SttException e) {
            return recordOr(endpoint, trace, began, e.sentence(), e);
        } catch (InterruptedException e) {
            var sentence = "The run was stopped; what came until then is kept.";
            return recordOr(endpoint, trace, began, sentence, new SttException(SttError.CANCELLED, sentence));
        }
    }

    /// A run that broke off is kept as far as it was written down.
    private RunRecord recordOr(
            TestedEndpoint endpoint, Path trace, Instant began, String problem, SttException otherwise) {
        if (Files.notExists(trace)) {
            throw otherwise;
        }
        return record(endpoint, trace, began, Optional.empty(), problem);
    }

    private RunRecord record(
            TestedEndpoint endpoint, Path trace, Instant began, Optional<TestResult> result, String problem) {
        var setup = order.setup();
        var heard = progress().settled();
        var reference = problem.isEmpty() ? reference() : "";
        var facts = new RunFacts().errors(reference, heard, endpoint.language());
        result.ifPresent(whole -> {
            facts.used(whole.usage(), endpoint.price());
            if (!(order.source() instanceof Source.OfMicrophone) && setup.realTime()) {
                facts.late(whole.stream().backlog(), setup.frame());
            }
        });
        var record = new RunRecord(
                trace,
                began,
                order.source().title(),
                setup.words(),
                reference,
                endpoint.language(),
                problem,
                facts.all());
        shelf.keep(record);
        return record;
    }

    /// Nobody says all of a text of which only a part was sent.
    private String reference() {
        return sending.filter(StoppableSource::isStopped).isPresent() || abandoned
                ? ""
                : order.setup().reference().strip();
    }

    private void say(Phase phase) {
        place.threads().fx().execute(() -> listener.phase().accept(phase));
    }
}
