/// AssemblyAI's sockets, the client's side: Universal-Streaming (v3, `/v3/ws`) and what came before it
/// (v2, `/v2/realtime/ws`). The key goes into the header `Authorization` without a scheme, which is
/// added where the connection is made.
///
/// Messages follow AssemblyAI's public specification (`usm-streaming.yml`, `asyncapi.yml`). What its
/// documentation adds: the message `Error` with `error_code`, close codes of both versions, and that
/// the reason in a close frame may only point to that message ("Common session errors and closures",
/// "Streaming API: close and error codes").
@NullMarked
package dev.earshot.bridge.dialect.assemblyai;

import org.jspecify.annotations.NullMarked;
