/// Earshot's own protocol, `ws://host:port/ws/transcribe`: see `docs/protocol.md`.
@NullMarked
package dev.earshot.bridge.dialect.earshot;

import org.jspecify.annotations.NullMarked;
