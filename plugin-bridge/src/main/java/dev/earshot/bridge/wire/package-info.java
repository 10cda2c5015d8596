/// A protocol is two codecs with no socket: one for the client's side of it, one for the server's.
///
/// [ServerCodec][dev.earshot.bridge.wire.ServerCodec] turns frames and events into
/// [actions][dev.earshot.bridge.wire.Action], [ClientCodec][dev.earshot.bridge.wire.ClientCodec] what
/// a recogniser is told
/// into frames and frames into events. What they share is here: sound in and out of bytes, JSON of
/// strangers, the order of
/// an utterance.
@NullMarked
package dev.earshot.bridge.wire;

import org.jspecify.annotations.NullMarked;
