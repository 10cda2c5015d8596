package dev.earshot.bridge.dialect.openai;

import dev.earshot.bridge.http.RunningText;
import dev.earshot.bridge.wire.Action;
import dev.earshot.engine.transcript.Segment;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// The items of one conversation: the ones that wait for their text, in order, and last the one that
/// is being spoken. Used by one thread at a time.
final class Items {
    private final String connection;
    private final Messages messages;
    private final Deque<Item> open = new ArrayDeque<>();
    private Optional<String> previous = Optional.empty();
    private int count;
    private int segment = -1; // the one that was heard last
    private int taken; // so many of its characters are in an item

    Items(String connection, Messages messages) {
        this.connection = connection;
        this.messages = messages;
    }

    private Item add(Duration start, boolean discarded) {
        var item = new Item("item_" + connection + "_" + ++count, start, discarded);
        open.add(item);
        return item;
    }

    /// Somebody began to speak.
    ///
    /// @param since before it the client has made a commit
    void begin(Duration at, Duration since, List<Action> actions) {
        var item = spoken().or(() -> claimed(at, since)).orElseGet(() -> add(at, false));
        if (!item.discarded()) {
            actions.add(messages.speechStarted(at, item));
        }
    }

    /// The one that is being spoken, and is not committed.
    private Optional<Item> spoken() {
        return Optional.ofNullable(open.peekLast()).filter(item -> !item.committed());
    }

    /// The one that the client ended before its sound was heard.
    private Optional<Item> claimed(Duration at, Duration since) {
        return Optional.ofNullable(open.peekLast()).filter(item -> item.byClient() && at.compareTo(since) < 0);
    }

    /// Somebody fell silent.
    void stop(Duration at, List<Action> actions) {
        var last = Optional.ofNullable(open.peekLast());
        last.filter(item -> !item.discarded()).ifPresent(item -> actions.add(messages.speechStopped(at, item)));
        spoken().ifPresent(item -> commit(item, at, actions));
    }

    /// The client says that an item ends here.
    ///
    /// @param since where the one before ended
    Item commit(Duration since, Duration at, List<Action> actions) {
        var item = spoken().orElseGet(() -> add(since, false));
        item.claim();
        commit(item, at, actions);
        return item;
    }

    private void commit(Item item, Duration at, List<Action> actions) {
        item.commit(at);
        actions.add(messages.committed(item, previous));
        previous = Optional.of(item.id());
    }

    /// Nothing is wanted of what has been sent since the last commit.
    Item discard(Duration since, Duration at) {
        spoken().ifPresent(open::remove);
        var item = add(since, true);
        item.claim();
        item.commit(at);
        return item;
    }

    /// What is settled of a segment. What is new of it belongs to the oldest item whose text is not
    /// complete.
    void grow(Segment spoken, int settled, Duration since, List<Action> actions) {
        int known = spoken.id() == segment ? taken : 0;
        segment = spoken.id();
        taken = Math.max(known, settled);
        if (settled > known) {
            var item = Optional.ofNullable(open.peekFirst()).orElseGet(() -> add(since, false));
            var more = spoken.text().substring(known, settled);
            var delta = delta(item, more, known == 0);
            item.append(delta);
            if (!item.discarded() && !delta.isEmpty()) {
                actions.add(messages.delta(item, delta));
            }
        }
    }

    private static String delta(Item item, String more, boolean begins) {
        if (item.blank()) {
            return more.stripLeading();
        }
        return begins ? RunningText.blankBefore(more) + more : more;
    }

    /// The text of an utterance is complete, whose end the server found.
    void completeSpoken(List<Action> actions) {
        Optional.ofNullable(open.peekFirst())
                .filter(item -> item.committed() && !item.byClient())
                .ifPresent(_ -> completeFirst(actions));
    }

    /// Everything up to this item has been heard.
    void completeUntil(Item last, List<Action> actions) {
        while (open.contains(last)) {
            completeFirst(actions);
        }
    }

    /// Nothing more comes: what is left is committed, and complete.
    void completeAll(Duration at, List<Action> actions) {
        spoken().ifPresent(item -> commit(item, at, actions));
        while (!open.isEmpty()) {
            completeFirst(actions);
        }
    }

    private void completeFirst(List<Action> actions) {
        var done = open.removeFirst();
        if (!done.discarded()) {
            actions.add(messages.completed(done));
        }
    }
}
