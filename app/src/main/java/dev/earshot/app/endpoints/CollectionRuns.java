package dev.earshot.app.endpoints;

import dev.earshot.app.Version;
import dev.earshot.bridge.endpoint.EndpointBook;
import dev.earshot.bridge.endpoint.EndpointTest;
import dev.earshot.bridge.endpoint.TestCollection;
import dev.earshot.bridge.tester.CollectionListener;
import dev.earshot.bridge.tester.CollectionRun;
import dev.earshot.bridge.tester.TestReport;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.SteadyClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the tests of a collection, one collection at a time. FX thread only; the tests run elsewhere,
/// and go on while another page is looked at.
final class CollectionRuns implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CollectionRuns.class);

    private final Surroundings with;
    private final ReadOnlyObjectWrapper<Optional<Outcome>> outcome =
            new ReadOnlyObjectWrapper<>(this, "outcome", Optional.empty());
    private Optional<FutureTask<TestReport>> work = Optional.empty();

    CollectionRuns(Surroundings with) {
        this.with = with;
    }

    /// Of the last run, or of the one that goes on.
    ReadOnlyObjectProperty<Optional<Outcome>> outcome() {
        return outcome.getReadOnlyProperty();
    }

    /// What came of the tests that a collection has now.
    Optional<Outcome> of(TestCollection collection) {
        return outcome.get().filter(one -> one.isOf(collection));
    }

    boolean going() {
        return work.isPresent();
    }

    /// @param environment whose variables are filled in
    void run(EndpointBook book, TestCollection collection, Optional<String> environment) {
        if (going()) {
            with.notices().info("The tests of another collection are running; stop them first.");
            return;
        }
        outcome.set(Optional.of(Outcome.begun(collection)));
        var begun = new Begun(book, collection.name(), environment);
        work = Optional.of(begun.task);
        with.threads().computing().execute(begun.task);
    }

    /// What was tried until then stays.
    void stop() {
        work.ifPresent(task -> {
            ended();
            task.cancel(true);
        });
    }

    private void ended() {
        work = Optional.empty();
        outcome.set(outcome.get().map(Outcome::ended));
    }

    /// Writes the verdicts as JUnit XML, without making anybody wait.
    void save(Path file) {
        outcome.get()
                .map(Outcome::report)
                .ifPresent(report -> with.threads().waiting().execute(() -> {
                    try (var out = Files.newBufferedWriter(file)) {
                        report.writeTo(out);
                        with.threads()
                                .fx()
                                .execute(() -> with.notices().info("The report is in " + file.getFileName() + "."));
                    } catch (IOException e) {
                        LOG.warn("A report was not written", e);
                        with.threads()
                                .fx()
                                .execute(() -> with.notices()
                                        .problem(file + " cannot be written; choose another place, or make room."));
                    }
                }));
    }

    @Override
    public void close() {
        stop();
    }

    /// One run, which is not heard of any more once it was stopped.
    private final class Begun implements CollectionListener {
        private final EndpointBook book;
        private final String collection;
        private final Optional<String> environment;
        private final FutureTask<TestReport> task = new FutureTask<>(this::run);

        Begun(EndpointBook book, String collection, Optional<String> environment) {
            this.book = book;
            this.collection = collection;
            this.environment = environment;
        }

        private TestReport run() throws InterruptedException {
            try {
                return new CollectionRun(
                                book,
                                environment,
                                with.user()::open,
                                with.bench().sounds(),
                                with.bench().detectors().get(),
                                SteadyClock.SYSTEM,
                                Version.application())
                        .run(collection, this);
            } catch (SttException cause) {
                tell(() -> with.notices().problem(cause.sentence()));
                throw cause;
            } catch (RuntimeException fault) {
                LOG.error("The tests of a collection broke down", fault);
                tell(() ->
                        with.notices().problem("The tests ended early: that is a fault of Earshot, the log has more."));
                throw fault;
            } finally {
                tell(CollectionRuns.this::ended);
            }
        }

        @Override
        public void judged(EndpointTest test, TestReport.Tried tried) {
            tell(() -> outcome.set(outcome.get().map(one -> one.with(tried))));
        }

        private void tell(Runnable what) {
            with.threads().fx().execute(() -> {
                if (work.filter(task::equals).isPresent()) {
                    what.run();
                }
            });
        }
    }
}
