package dev.earshot.engine.vad;

/// What there is to tell speech from everything else.
public enum Detector {
    /// A small network of 2 MB, [SileroVad], which has to be downloaded.
    SILERO("Silero VAD"),
    /// What comes with Earshot and needs no download.
    BUILT_IN("built-in");

    private final String label;

    Detector(String label) {
        this.label = label;
    }

    /// What a person calls it.
    public String label() {
        return label;
    }
}
