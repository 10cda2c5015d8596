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
/// @param uploads what somebody may send who calls with a whole recording
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
        Duration grace,
        Uploads uploads) {
    /// What may be uploaded.
    ///
    /// @param bytes of a whole body
    /// @param time how long sending it may take
    /// @param fields parts of a form, files among them
    /// @param fieldBytes of a part that is no file
    public record Uploads(long bytes, Duration time, int fields, int fieldBytes) {
        /// As much as Deepgram takes.
        public static final Uploads USUAL = new Uploads(2L << 30, Duration.ofMinutes(15), 1000, 100_000);
    }

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
            Duration.ofSeconds(10),
            Uploads.USUAL);

    public ServerLimits withConnections(int most) {
        return new ServerLimits(
                most, sessions, sessionsPerKey, messageSize, backlog, stalled, idle, session, unread, grace, uploads);
    }

    public ServerLimits withSessions(int most, int perKey) {
        return new ServerLimits(
                connections, most, perKey, messageSize, backlog, stalled, idle, session, unread, grace, uploads);
    }

    public ServerLimits withMessageSize(int most) {
        return new ServerLimits(
                connections, sessions, sessionsPerKey, most, backlog, stalled, idle, session, unread, grace, uploads);
    }

    public ServerLimits withBacklog(Duration most, Duration patience) {
        return new ServerLimits(
                connections,
                sessions,
                sessionsPerKey,
                messageSize,
                most,
                patience,
                idle,
                session,
                unread,
                grace,
                uploads);
    }

    public ServerLimits withTimes(Duration idleFor, Duration longest) {
        return new ServerLimits(
                connections,
                sessions,
                sessionsPerKey,
                messageSize,
                backlog,
                stalled,
                idleFor,
                longest,
                unread,
                grace,
                uploads);
    }

    public ServerLimits withUnread(int most) {
        return new ServerLimits(
                connections,
                sessions,
                sessionsPerKey,
                messageSize,
                backlog,
                stalled,
                idle,
                session,
                most,
                grace,
                uploads);
    }

    public ServerLimits withGrace(Duration time) {
        return new ServerLimits(
                connections,
                sessions,
                sessionsPerKey,
                messageSize,
                backlog,
                stalled,
                idle,
                session,
                unread,
                time,
                uploads);
    }

    public ServerLimits withUploads(Uploads other) {
        return new ServerLimits(
                connections,
                sessions,
                sessionsPerKey,
                messageSize,
                backlog,
                stalled,
                idle,
                session,
                unread,
                grace,
                other);
    }
}
