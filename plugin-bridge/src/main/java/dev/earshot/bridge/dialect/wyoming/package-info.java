/// Wyoming, the protocol of voice assistants at home (OHF-Voice/wyoming): JSON lines and sound over TCP.
@NullMarked
package dev.earshot.bridge.dialect.wyoming;

import org.jspecify.annotations.NullMarked;
