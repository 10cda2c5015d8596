package dev.earshot.bridge.server;

import java.util.function.Consumer;

/// Is told who comes in. Safe for many threads.
public interface ServerMonitor {
    /// Takes no notice.
    ServerMonitor NONE = _ -> new SessionMonitor() {};

    /// @return what is told how it goes on with this one
    SessionMonitor opened(SessionStart start);

    /// Somebody was not let in, or was refused what they asked for.
    default void turnedAway(TurnedAway who) {}

    /// Is told how sessions went when they are over, on any thread.
    static ServerMonitor ofReports(Consumer<SessionReport> reports) {
        return _ -> new SessionMonitor() {
            @Override
            public void ended(SessionReport report) {
                reports.accept(report);
            }
        };
    }

    /// Tells each of them. What one of them fails of is logged, and neither the session nor the others suffer.
    static ServerMonitor all(ServerMonitor... monitors) {
        return new Monitors(monitors);
    }
}
