/// The WebSocket server of WhisperLiveKit (QuentinFuxa/WhisperLiveKit).
@NullMarked
package dev.earshot.bridge.dialect.whisperlivekit;

import org.jspecify.annotations.NullMarked;
