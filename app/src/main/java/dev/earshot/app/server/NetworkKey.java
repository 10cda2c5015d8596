package dev.earshot.app.server;

import dev.earshot.app.shell.Notices;
import dev.earshot.app.speech.Surroundings.Threads;
import dev.earshot.engine.SttException;
import dev.earshot.engine.store.Secret;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The key as the page shows it. FX thread only; its file is read and written elsewhere.
final class NetworkKey {
    private final ServerKey file;
    private final Threads threads;
    private final Notices notices;
    private final ReadOnlyObjectWrapper<Optional<Secret>> secret =
            new ReadOnlyObjectWrapper<>(this, "secret", Optional.empty());

    NetworkKey(ServerKey file, Threads threads, Notices notices) {
        this.file = file;
        this.threads = threads;
        this.notices = notices;
    }

    /// Empty before it was ever needed.
    ReadOnlyObjectProperty<Optional<Secret>> secret() {
        return secret.getReadOnlyProperty();
    }

    /// Finds it, or makes one.
    void need() {
        keep(file::get);
    }

    /// Makes another.
    void renew() {
        keep(file::renew);
    }

    private void keep(Supplier<Secret> source) {
        threads.waiting().execute(() -> {
            try {
                var now = source.get();
                threads.fx().execute(() -> secret.set(Optional.of(now)));
            } catch (SttException unkept) {
                threads.fx().execute(() -> notices.problem(unkept.sentence()));
            }
        });
    }
}
