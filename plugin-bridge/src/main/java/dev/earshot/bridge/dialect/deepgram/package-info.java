/// Deepgram's streaming protocols: `/v1/listen`, and the turns of `/v2/listen` (Flux).
@NullMarked
package dev.earshot.bridge.dialect.deepgram;

import org.jspecify.annotations.NullMarked;
