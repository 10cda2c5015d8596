/// Any other service, described by a small file: over HTTP ([GenericHttpEndpoint]) or a WebSocket
/// ([GenericWebSocketEndpoint]). What may stand in the file, `docs/generic-endpoint.md` says; [Description] reads it.
@NullMarked
package dev.earshot.bridge.dialect.custom;

import org.jspecify.annotations.NullMarked;
