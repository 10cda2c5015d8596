package dev.earshot.engine.recognition;

/// Whether a model keeps up with somebody who speaks, by its real-time factor: seconds of computing a second of sound.
public enum LiveFit {
    /// Below 0.5: other programs may need as much of the machine as the model does.
    EASILY,
    /// From 0.5 to 0.8: while nothing else keeps the machine busy.
    JUST,
    /// Above 0.8: the text falls behind sooner or later, and a recording is what to give it.
    TOO_SLOW;

    private static final double EASY = 0.5;
    private static final double MOST = 0.8;

    /// @param rtf seconds of computing a second of live sound
    public static LiveFit of(double rtf) {
        if (rtf < EASY) {
            return EASILY;
        }
        return rtf <= MOST ? JUST : TOO_SLOW;
    }

    /// What a person is told.
    public String sentence() {
        return switch (this) {
            case EASILY -> "Keeps up with live speech easily on this machine.";
            case JUST -> "Just keeps up with live speech on this machine, while nothing else needs the processor.";
            case TOO_SLOW -> "Too slow for live speech on this machine; recordings work, and take longer.";
        };
    }
}
