/// Azure's speech service, the client's side: conversations over a WebSocket, and the API for short
/// recordings.
@NullMarked
package dev.earshot.bridge.dialect.azure;

import org.jspecify.annotations.NullMarked;
