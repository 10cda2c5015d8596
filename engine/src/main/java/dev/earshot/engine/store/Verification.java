package dev.earshot.engine.store;

import java.util.List;

/// What came of reading all files of a model again.
///
/// @param wrong those that are missing or not what was installed; empty when the model is whole
public record Verification(StoredModel model, List<Wrong> wrong) {
    public Verification {
        wrong = List.copyOf(wrong);
    }

    /// A file that is not as it was installed.
    ///
    /// @param path in the model's folder
    /// @param why continues the sentence "The file X ..."
    public record Wrong(String path, String why) {}

    public boolean isWhole() {
        return wrong.isEmpty();
    }
}
