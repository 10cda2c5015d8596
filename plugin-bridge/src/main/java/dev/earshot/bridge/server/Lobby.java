package dev.earshot.bridge.server;

import dev.earshot.bridge.http.Refusal;
import dev.earshot.bridge.wire.Ending;
import dev.earshot.bridge.wire.Offer;
import dev.earshot.bridge.wire.Opening;
import dev.earshot.bridge.wire.Terms;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Behind the door of sockets: gives each connection its codec and its [Conversation], and sees it out
/// when that is over.
///
/// @param guests those that are connected
/// @param nanoTime a clock that never jumps
/// @param leaving why nobody is heard any more, once the server stops
record Lobby(
        SttServer.Setup setup,
        Recognizers recognizers,
        Places places,
        GuestList guests,
        ServerMonitor monitor,
        LongSupplier nanoTime,
        Supplier<Optional<Ending>> leaving)
        implements Door.Guests {
    @Override
    public Socket welcome(ServerProtocol protocol, Opening opening, SessionStart start) {
        return new Socket(line -> converse(protocol, opening, start, line));
    }

    @Override
    public Socket turnAway(ServerProtocol protocol, Opening opening, SessionStart start, Refusal why) {
        return new Socket(line -> {
            var conversation = converse(protocol, opening, start, line);
            conversation.end(new Ending(Ending.Reason.OVERLOADED, why.sentence()));
            return conversation;
        });
    }

    private Conversation converse(ServerProtocol protocol, Opening opening, SessionStart start, Line line) {
        int most = setup.limits().messageSize();
        var terms =
                new Terms(start.id(), start.began(), new Offer(recognizers.offered(), setup.defaults()), most, most);
        var codec = protocol.codec().of(opening, terms);
        var watched = monitor.opened(start);
        var conversation = new Conversation(
                codec,
                setup.limits(),
                line,
                recognizers,
                places,
                start.key(),
                nanoTime,
                watched,
                (who, how) -> over(who, watched, report(start, how)));
        guests.add(conversation, start.id());
        leaving.get().ifPresent(conversation::end); // it came in while the door was being closed
        return conversation;
    }

    private static SessionReport report(SessionStart start, Conversation.Outcome how) {
        return new SessionReport(
                start.id(), start.path(), start.key(), how.model(), how.lasted(), how.heard(), how.finals(), how.end());
    }

    private void over(Conversation conversation, SessionMonitor watched, SessionReport report) {
        try {
            watched.ended(report);
        } finally {
            guests.remove(conversation);
        }
    }
}
