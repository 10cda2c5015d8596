package dev.earshot.bridge.server;

import dev.earshot.bridge.wire.Terms;
import java.time.Duration;

/// What a peer may ask of a server at most.
///
/// @param connections open at once, whether they are heard or not; more are turned away before they
///     stand (429)
/// @param sessions heard at once; a further one is told so as its protocol does that
/// @param sessionsPerKey of these, those of one key
/// @param messageSize characters of a text message and bytes of a binary one that are taken; a
///     message of more than
///     twice that ends its connection (1009)
/// @param backlog sound that may wait to be heard; while there is more the socket is not read
/// @param stalled for how long a socket is not read before its client is told that it is too fast
/// @param idle how long nothing may come, unless the protocol has an idea of its own
/// @param session how long a connection may last
/// @param unread characters that wait to be read by the client; one with more is cut off
/// @param grace how long what was heard may take to be said when the server ends a connection
public record ServerLimits(
        int connections,
        int sessions,
        int sessionsPerKey,
        int messageSize,
        Duration backlog,
        Duration stalled,
        Duration idle,
        Duration session,
        int unread,
        Duration grace) {
    /// For a machine of one's own.
    public static final ServerLimits USUAL = new ServerLimits(
            2000,
            64,
            64,
            Terms.LARGEST,
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            Duration.ofMinutes(2),
            Duration.ofHours(4),
            1 << 20,
            Duration.ofSeconds(10));

    public ServerLimits withConnections(int most) {
        return new ServerLimits(
                most, sessions, sessionsPerKey, messageSize, backlog, stalled, idle, session, unread, grace);
    }

    public ServerLimits withSessions(int most, int perKey) {
        return new ServerLimits(connections, most, perKey, messageSize, backlog, stalled, idle, session, unread, grace);
    }

    public ServerLimits withMessageSize(int most) {
        return new ServerLimits(
                connections, sessions, sessionsPerKey, most, backlog, stalled, idle, session, unread, grace);
    }

    public ServerLimits withBacklog(Duration most, Duration patience) {
        return new ServerLimits(
                connections, sessions, sessionsPerKey, messageSize, most, patience, idle, session, unread, grace);
    }

    public ServerLimits withTimes(Duration idleFor, Duration longest) {
        return new ServerLimits(
                connections, sessions, sessionsPerKey, messageSize, backlog, stalled, idleFor, longest, unread, grace);
    }

    public ServerLimits withUnread(int most) {
        return new ServerLimits(
                connections, sessions, sessionsPerKey, messageSize, backlog, stalled, idle, session, most, grace);
    }

    public ServerLimits withGrace(Duration time) {
        return new ServerLimits(
                connections, sessions, sessionsPerKey, messageSize, backlog, stalled, idle, session, unread, time);
    }
}
