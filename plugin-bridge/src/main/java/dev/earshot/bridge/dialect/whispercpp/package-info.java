/// The HTTP server that comes with whisper.cpp.
@NullMarked
package dev.earshot.bridge.dialect.whispercpp;

import org.jspecify.annotations.NullMarked;
