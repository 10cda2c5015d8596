/// Google's Speech-to-Text, the client's side of its API for short recordings. (Its streaming is gRPC.)
@NullMarked
package dev.earshot.bridge.dialect.google;

import org.jspecify.annotations.NullMarked;
