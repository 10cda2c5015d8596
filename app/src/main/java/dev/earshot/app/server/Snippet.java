package dev.earshot.app.server;

/// Some lines that make a client use the server.
///
/// @param name of the client
/// @param about what has to be there first, and what happens, in a sentence or two
/// @param file what to call it where it goes into a file; empty for a terminal
record Snippet(String name, String about, String file, String code) {}
