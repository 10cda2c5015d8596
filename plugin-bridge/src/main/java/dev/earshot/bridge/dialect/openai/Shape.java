package dev.earshot.bridge.dialect.openai;

/// In which words a client speaks of the session: the protocol was renamed when it left its beta.
enum Shape {
    /// `session.update`, with everything under `audio.input`.
    GENERAL("session"),
    /// `transcription_session.update`, with everything side by side.
    BETA("transcription_session");

    private final String prefix;

    Shape(String prefix) {
        this.prefix = prefix;
    }

    String created() {
        return prefix + ".created";
    }

    String update() {
        return prefix + ".update";
    }

    String updated() {
        return prefix + ".updated";
    }
}
