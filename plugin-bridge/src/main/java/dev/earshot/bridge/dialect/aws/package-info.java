/// Amazon Transcribe's streaming, the client's side: messages of its event streams over a WebSocket, the
/// address of which is signed.
@NullMarked
package dev.earshot.bridge.dialect.aws;

import org.jspecify.annotations.NullMarked;
