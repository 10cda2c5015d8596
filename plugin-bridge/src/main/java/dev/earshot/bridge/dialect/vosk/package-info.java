/// The WebSocket server of Vosk (alphacep/vosk-server).
@NullMarked
package dev.earshot.bridge.dialect.vosk;

import org.jspecify.annotations.NullMarked;
