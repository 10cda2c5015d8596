package dev.earshot.bridge.dialect.wyoming;

import dev.earshot.bridge.wire.Message;

/// One event of the protocol, without its payload: what a recogniser's client receives has none that
/// it could use.
///
/// @param data of its header and of what follows it, as one
record Packet(String type, Message data) {}
