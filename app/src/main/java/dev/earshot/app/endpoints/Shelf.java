package dev.earshot.app.endpoints;

import dev.earshot.app.UserEndpoints;
import dev.earshot.app.shell.Notices;
import dev.earshot.app.speech.Surroundings.Threads;
import dev.earshot.bridge.endpoint.EndpointBook;
import dev.earshot.engine.SttException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The book of endpoints as the page last saw it. FX thread only; the file is read and written
/// elsewhere, one after the
/// other, so that what is shown never goes back to what was before.
final class Shelf {
    private final UserEndpoints user;
    private final Threads threads;
    private final Notices notices;
    private final ReadOnlyObjectWrapper<EndpointBook> book =
            new ReadOnlyObjectWrapper<>(this, "book", EndpointBook.EMPTY);
    private final ReadOnlyObjectWrapper<Optional<String>> problem =
            new ReadOnlyObjectWrapper<>(this, "problem", Optional.empty());
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
    private boolean read;

    Shelf(UserEndpoints user, Threads threads, Notices notices) {
        this.user = user;
        this.threads = threads;
        this.notices = notices;
    }

    ReadOnlyObjectProperty<EndpointBook> book() {
        return book.getReadOnlyProperty();
    }

    /// Why the file cannot be read; empty when it can.
    ReadOnlyObjectProperty<Optional<String>> problem() {
        return problem.getReadOnlyProperty();
    }

    /// Whether the file has been looked at.
    boolean isRead() {
        return read;
    }

    /// Looks at the file again: the command line or another window may have changed it.
    void refresh() {
        inTurn(() -> {
            try {
                var now = user.file().read();
                threads.fx().execute(() -> show(now));
            } catch (SttException unread) {
                threads.fx().execute(() -> {
                    read = true;
                    problem.set(Optional.of(unread.sentence()));
                });
            }
        });
    }

    /// Changes the file; what cannot be changed is a notice.
    ///
    /// @param then runs on the FX thread after a change that went well
    void change(UnaryOperator<EndpointBook> change, Runnable then) {
        change(change, then, notices::problem);
    }

    /// The same for somebody who says himself what went wrong.
    ///
    /// @param refused is told on the FX thread
    void change(UnaryOperator<EndpointBook> change, Runnable then, Consumer<String> refused) {
        inTurn(() -> {
            try {
                var now = user.file().change(change);
                threads.fx().execute(() -> {
                    show(now);
                    then.run();
                });
            } catch (SttException unchanged) {
                threads.fx().execute(() -> refused.accept(unchanged.sentence()));
            }
        });
    }

    private void show(EndpointBook now) {
        read = true;
        problem.set(Optional.empty());
        book.set(now);
    }

    private void inTurn(Runnable task) {
        last = last.thenRunAsync(task, threads.waiting());
    }
}
