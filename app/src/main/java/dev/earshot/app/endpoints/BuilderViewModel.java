package dev.earshot.app.endpoints;

import dev.earshot.bridge.builder.Answers;
import dev.earshot.bridge.builder.Asked;
import dev.earshot.bridge.builder.CurlCommand;
import dev.earshot.bridge.builder.Finding;
import dev.earshot.bridge.builder.KeyPlace;
import dev.earshot.bridge.builder.Role;
import dev.earshot.bridge.builder.Sending;
import dev.earshot.bridge.builder.ServiceDraft;
import dev.earshot.bridge.secrets.keyring.KeyOrigin;
import dev.earshot.engine.SttException;
import dev.earshot.engine.store.Secret;
import dev.earshot.engine.trace.Trace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import tools.jackson.databind.JsonNode;

/// A service that is being described from one exchange with it. FX thread only; files are read
/// elsewhere.
final class BuilderViewModel {
    /// What has been found out so far.
    ///
    /// @param answers what the service said
    /// @param draft the description; empty before there are answers
    /// @param finding what the description finds in the answers
    /// @param unasked why it is not known how the service is asked
    /// @param unanswered why there are no answers
    record Found(
            List<JsonNode> answers,
            Optional<ServiceDraft> draft,
            Optional<Finding> finding,
            Optional<String> unasked,
            Optional<String> unanswered) {
        static final Found NOTHING =
                new Found(List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        Optional<Secret> secret() {
            return draft.flatMap(one -> one.asked().key()).flatMap(KeyPlace::secret);
        }

        Optional<String> address() {
            return draft.map(one -> one.asked().address()).filter(text -> !text.isEmpty());
        }
    }

    private static final Asked NOBODY = new Asked(
            "", "/", Map.of(), Map.of(), Optional.empty(), new Sending.Binary(), Optional.empty(), Optional.empty());

    private static final int LARGEST = 20_000_000;

    private final EndpointsViewModel page;
    private final ReadOnlyObjectWrapper<Found> found = new ReadOnlyObjectWrapper<>(this, "found", Found.NOTHING);
    private final ReadOnlyObjectWrapper<String> answered = new ReadOnlyObjectWrapper<>(this, "answered", "");
    private String request = "";
    private String end = "{\"type\": \"CloseStream\"}";
    private boolean stream;

    BuilderViewModel(EndpointsViewModel page) {
        this.page = page;
    }

    ReadOnlyObjectProperty<Found> found() {
        return found.getReadOnlyProperty();
    }

    /// What the service answered, as it was pasted or read.
    ReadOnlyObjectProperty<String> answered() {
        return answered.getReadOnlyProperty();
    }

    boolean isStream() {
        return stream;
    }

    void hearStream() {
        stream = true;
        guess();
    }

    void hearRecordings() {
        stream = false;
        guess();
    }

    /// @param text a command of curl, or the address
    void asked(String text) {
        request = text;
        found.get().draft().ifPresentOrElse(_ -> ask(), this::guess);
    }

    /// @param message after the sound of a stream
    void ends(String message) {
        end = message;
        var now = found.get();
        now.draft().ifPresent(draft -> show(now.answers(), draft.withEnd(message), now.unasked()));
    }

    void answered(String text) {
        if (!text.equals(answered.get())) {
            answered.set(text);
            guess();
        }
    }

    /// Reads answers out of a file: JSON, lines of it, or a trace.
    void open(Path file) {
        page.with().threads().waiting().execute(() -> {
            try {
                var text = Trace.isNamed(file) ? ofTrace(file) : ofFile(file);
                page.with().threads().fx().execute(() -> {
                    stream = stream || Trace.isNamed(file);
                    answered(text);
                    guess();
                });
            } catch (SttException unread) {
                page.with().threads().fx().execute(() -> page.with().notices().problem(unread.sentence()));
            } catch (IOException e) {
                page.with()
                        .threads()
                        .fx()
                        .execute(() -> page.with()
                                .notices()
                                .problem(file + " cannot be read; check its name and its permissions."));
            }
        });
    }

    private static String ofTrace(Path file) {
        try (var trace = Trace.open(file)) {
            return String.join(
                    "\n", Answers.in(trace).stream().map(JsonNode::toString).toList());
        }
    }

    private static String ofFile(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8);
        }
    }

    private void guess() {
        if (answered.get().isBlank()) {
            found.set(Found.NOTHING);
            return;
        }
        try {
            var answers = Answers.in(answered.get());
            var asked = request();
            show(answers, ServiceDraft.of(stream, asked.orElse(NOBODY), end, answers), unasked(asked));
        } catch (SttException nothing) {
            found.set(new Found(
                    List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(nothing.sentence())));
        }
    }

    /// Keeps what was chosen in the answers.
    private void ask() {
        var now = found.get();
        now.draft().ifPresent(draft -> {
            var asked = request();
            show(now.answers(), draft.withAsked(asked.orElse(NOBODY)), unasked(asked));
        });
    }

    private Optional<Asked> request() {
        var text = request.strip();
        try {
            if (text.isEmpty()) {
                return Optional.empty();
            }
            if (text.startsWith("curl")) {
                return Optional.of(CurlCommand.read(text));
            }
            var asked = CurlCommand.read("curl '" + text.replace("'", "") + "'");
            return Optional.of(stream ? asked : asFile(asked));
        } catch (SttException unclear) {
            return Optional.empty();
        }
    }

    /// How most APIs take recordings.
    private static Asked asFile(Asked asked) {
        return new Asked(
                asked.address(),
                asked.path(),
                asked.query(),
                asked.headers(),
                asked.key(),
                new Sending.InForm("file", Map.of()),
                asked.model(),
                asked.language());
    }

    private Optional<String> unasked(Optional<Asked> asked) {
        return asked.isPresent()
                ? Optional.empty()
                : Optional.of("Paste the command of curl that the service was asked with, or its address.");
    }

    private void show(List<JsonNode> answers, ServiceDraft draft, Optional<String> unasked) {
        found.set(new Found(
                answers,
                Optional.of(draft),
                Optional.of(Finding.of(draft.stream(), draft.description(), answers)),
                unasked,
                Optional.empty()));
    }

    /// The node that was clicked is what somebody looks for.
    void choose(Role role, String pointer, JsonNode value) {
        var now = found.get();
        now.draft().ifPresent(draft -> show(now.answers(), draft.choosing(role, pointer, value), now.unasked()));
    }

    /// Begins an endpoint with the description, which is looked over once more before it is saved.
    void finish() {
        found.get().draft().ifPresent(draft -> {
            var host = Kinds.address(draft.asked().address())
                    .map(address -> address.getHost())
                    .orElse("Service");
            page.add(EndpointDraft.EMPTY
                    .with(Entry.NAME, Names.free(host, page.book()))
                    .with(Entry.KIND, draft.stream() ? "generic-websocket" : "generic-http")
                    .with(Entry.ADDRESS, draft.asked().address())
                    .with(Entry.MODEL, draft.asked().model().orElse(""))
                    .with(Entry.LANGUAGE, draft.asked().language().orElse(""))
                    .with(Entry.DESCRIPTION, draft.description()));
        });
    }

    /// Keeps the key of the command for the host of the command, and says so.
    void keepKey() {
        var now = found.get();
        now.secret()
                .ifPresent(secret -> now.address().ifPresent(address -> {
                    try {
                        var origin = KeyOrigin.of(address);
                        page.keys()
                                .keep(
                                        origin,
                                        secret.reveal(),
                                        place -> page.with()
                                                .notices()
                                                .info("The key for " + origin + " is kept in " + place + "."),
                                        page.with().notices()::problem);
                    } catch (SttException nobody) {
                        page.with().notices().problem(nobody.sentence());
                    }
                }));
    }
}
