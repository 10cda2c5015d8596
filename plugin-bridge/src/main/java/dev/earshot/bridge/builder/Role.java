package dev.earshot.bridge.builder;

/// What a node of an answer stands for.
public enum Role {
    TEXT("the text"),
    FINAL("what makes it final"),
    DONE("what makes it the last"),
    WORDS("the list of words"),
    ERROR("what is wrong");

    private final String words;

    Role(String words) {
        this.words = words;
    }

    /// `the text`
    public String words() {
        return words;
    }
}
