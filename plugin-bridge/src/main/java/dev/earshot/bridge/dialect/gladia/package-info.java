/// Gladia's live API (v2), the client's side. It takes two steps: a session is asked for over HTTP, with
/// the key in the header `X-Gladia-Key` ([LiveSession]); the socket is at an address that the answer
/// names, with a token that is good for that session only ([GladiaClientCodec]).
///
/// Messages follow the types of Gladia's public SDK (`sdk-js`, `v2/live/generated-types.ts`); which close
/// codes are worth another attempt is what that SDK does by default (`client.ts`).
@NullMarked
package dev.earshot.bridge.dialect.gladia;

import org.jspecify.annotations.NullMarked;
