package dev.earshot.engine.transcript;

/// Hears the events of one session, serially, on the session's own thread.
///
/// An implementation returns soon: while it runs the recogniser waits.
@FunctionalInterface
public interface TranscriptListener {
    void on(TranscriptEvent event);
}
