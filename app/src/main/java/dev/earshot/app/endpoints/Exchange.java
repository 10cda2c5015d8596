package dev.earshot.app.endpoints;

import dev.earshot.app.shell.Notices;
import dev.earshot.app.speech.Surroundings.Threads;
import dev.earshot.bridge.endpoint.BookJson;
import dev.earshot.bridge.endpoint.EndpointBook;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Takes endpoints in from files, and gives collections out to files, as `earshot endpoint import`
/// and `export` do. FX
/// thread only; files are read and written elsewhere.
final class Exchange {
    private final Shelf shelf;
    private final Threads threads;
    private final Notices notices;

    Exchange(Shelf shelf, Threads threads, Notices notices) {
        this.shelf = shelf;
        this.threads = threads;
        this.notices = notices;
    }

    /// Adds what is in a file. What has the same name here and is something else stays, unless the
    /// user says otherwise.
    void take(Path file) {
        threads.waiting().execute(() -> {
            try {
                var added = read(file);
                threads.fx().execute(() -> add(added));
            } catch (SttException unread) {
                threads.fx().execute(() -> notices.problem(unread.sentence()));
            }
        });
    }

    private static EndpointBook read(Path file) {
        try {
            return BookJson.read(Files.readAllBytes(file), file.toString());
        } catch (BookJson.NotJson e) {
            throw new SttException(
                    SttError.UNSUPPORTED,
                    file + " is no JSON" + e.getMessage() + ": choose a file that 'Export' has written.",
                    e);
        } catch (IOException e) {
            throw new SttException(
                    SttError.UNSUPPORTED, file + " cannot be read; check its name and its permissions.", e);
        }
    }

    private void add(EndpointBook added) {
        var clashes = shelf.book().get().clashes(added);
        if (clashes.isEmpty()) {
            replace(added);
        } else {
            notices.info(
                    "Here the " + String.join(", the ", clashes) + " is something else, and nothing was added.",
                    "Take the file's",
                    () -> replace(added));
        }
    }

    private void replace(EndpointBook added) {
        shelf.change(
                book -> book.with(added),
                () -> notices.info(counted(added.endpoints().size(), "endpoint") + ", "
                        + counted(added.environments().size(), "environment") + " and "
                        + counted(added.collections().size(), "collection") + " were added."));
    }

    private static String counted(int count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }

    /// Writes a collection with what it needs, and never a key.
    void give(String collection, Path file) {
        var book = shelf.book().get();
        threads.waiting().execute(() -> {
            try {
                Files.write(file, BookJson.write(book.only(collection)));
                threads.fx().execute(() -> notices.info("'" + collection + "' was written to " + file + "."));
            } catch (IOException e) {
                threads.fx()
                        .execute(() -> notices.problem(
                                file + " cannot be written; choose another place, or make room there."));
            } catch (SttException gone) {
                threads.fx().execute(() -> notices.problem(gone.sentence()));
            }
        });
    }
}
