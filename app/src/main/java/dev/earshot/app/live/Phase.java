package dev.earshot.app.live;

/// How it stands with the microphone; the recogniser goes its own way, see [Ear.State].
enum Phase {
    /// Nothing was said yet.
    READY,
    STARTING,
    LISTENING,
    PAUSED,
    /// The microphone is off; the last words are still to come.
    FINISHING,
    /// Everything was heard; one can go on, or start anew.
    STOPPED,
    /// The microphone went away by itself; one can go on with another.
    LOST;

    boolean microphoneOn() {
        return switch (this) {
            case STARTING, LISTENING, PAUSED -> true;
            case READY, FINISHING, STOPPED, LOST -> false;
        };
    }

    /// Whether a microphone may be turned on now.
    boolean mayBegin() {
        return switch (this) {
            case READY, STOPPED, LOST -> true;
            case STARTING, LISTENING, PAUSED, FINISHING -> false;
        };
    }
}
