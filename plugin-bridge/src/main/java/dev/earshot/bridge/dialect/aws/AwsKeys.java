package dev.earshot.bridge.dialect.aws;

import java.util.Optional;

/// Who asks.
///
/// @param id public, `AKIA...`
/// @param secret never sent
/// @param session of keys that last for a while
public record AwsKeys(String id, String secret, Optional<String> session) {
    /// Leaves out what is secret.
    @Override
    public String toString() {
        return "AwsKeys[" + id + "]";
    }
}
