package dev.earshot.app.endpoints.run;

/// What of a run is looked at.
enum Face {
    SETUP("Setup"),
    RUN("Run"),
    WORDS("Words"),
    COMPARE("Compare");

    private final String words;

    Face(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
