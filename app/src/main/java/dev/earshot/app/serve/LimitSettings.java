package dev.earshot.app.serve;

import dev.earshot.bridge.server.ServerLimits;
import dev.earshot.bridge.server.ServerLimits.Uploads;
import java.time.Duration;

/// What clients may ask for at most.
final class LimitSettings {
    private static final int MANY = 1_000_000;

    private static final Duration GRACE = Duration.ofSeconds(30);

    private LimitSettings() {}

    static ServerLimits of(Settings settings) {
        var usual = ServerLimits.USUAL;
        int sessions =
                settings.read(Setting.MAX_SESSIONS, Readings.whole(1, MANY)).orElse(usual.sessions());
        return usual.withSessions(
                        sessions,
                        settings.read(Setting.MAX_SESSIONS_PER_KEY, Readings.whole(1, MANY))
                                .orElse(sessions))
                .withConnections(settings.read(Setting.MAX_CONNECTIONS, Readings.whole(1, MANY))
                        .orElse(usual.connections()))
                .withBacklog(
                        settings.read(Setting.MAX_BACKLOG, Readings::time).orElse(usual.backlog()), usual.stalled())
                .withTimes(
                        settings.read(Setting.IDLE_TIMEOUT, Readings::time).orElse(usual.idle()),
                        settings.read(Setting.MAX_SESSION_TIME, Readings::time).orElse(usual.session()))
                .withUploads(uploads(settings, usual.uploads()))
                .withGrace(settings.read(Setting.GRACE, Readings::time).orElse(GRACE));
    }

    private static Uploads uploads(Settings settings, Uploads usual) {
        return new Uploads(
                settings.read(Setting.MAX_UPLOAD, Readings::bytes).orElse(usual.bytes()),
                settings.read(Setting.MAX_UPLOAD_TIME, Readings::time).orElse(usual.time()),
                settings.read(Setting.MAX_FORM_FIELDS, Readings.whole(1, MANY)).orElse(usual.fields()),
                usual.fieldBytes());
    }
}
