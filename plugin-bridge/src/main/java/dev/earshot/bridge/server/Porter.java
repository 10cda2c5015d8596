package dev.earshot.bridge.server;

import dev.earshot.bridge.http.Reason;
import dev.earshot.bridge.http.Refusal;
import dev.earshot.bridge.wire.Opening;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/// Who may come in, to a WebSocket or with a call; asked before anything else of them is read.
final class Porter {
    private final Access access;
    private final Supplier<Optional<Refusal>> closed;

    /// What is said to somebody at the door.
    sealed interface Word {
        /// @param key the name under which they come in
        record In(String key) implements Word {}

        record Out(Refusal why) implements Word {}
    }

    /// @param closed why nobody can come in at the moment
    Porter(Access access, Supplier<Optional<Refusal>> closed) {
        this.access = access;
        this.closed = closed;
    }

    Word ask(Opening opening) {
        var key = access.admit(opening);
        if (key.isEmpty()) {
            return new Word.Out(new Refusal(
                    Reason.NO_KEY, "This server wants an API key, and the one that was sent is none of its own."));
        }
        if (isOfAStrangePage(opening)) {
            return new Word.Out(new Refusal(
                    Reason.FORBIDDEN,
                    "A page of another site wants to use this server, which has no API key; give it one to allow"
                            + " that."));
        }
        return closed.get().<Word>map(Word.Out::new).orElseGet(() -> new Word.In(key.get()));
    }

    /// A browser lets any page connect to this machine. Without keys nothing else tells it from the user's own
    /// programs.
    private boolean isOfAStrangePage(Opening opening) {
        return access.keys().isEmpty()
                && opening.header("Origin")
                        .filter(origin -> !hostOf(origin).equals(opening.header("Host")))
                        .isPresent();
    }

    private static Optional<String> hostOf(String origin) {
        try {
            return Optional.ofNullable(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
