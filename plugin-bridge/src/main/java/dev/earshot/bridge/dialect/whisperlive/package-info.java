/// The WebSocket server of WhisperLive (collabora/WhisperLive).
@NullMarked
package dev.earshot.bridge.dialect.whisperlive;

import org.jspecify.annotations.NullMarked;
