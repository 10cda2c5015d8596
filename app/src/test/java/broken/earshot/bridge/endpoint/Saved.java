package broken.earshot.bridge.endpoint;

import broken.earshot.bridge.dialect.beta.Beta;

/// Data that knows who speaks a protocol.
public record Saved(Beta beta) {}
