/// A protocol is two codecs with no socket: one for the client's side of it, one for the server's.
@NullMarked
package dev.earshot.bridge.wire;

import org.jspecify.annotations.NullMarked;
