/// What a server counts, and how late it is, for Prometheus. Micrometer is known here and where
/// the server is put together. Knows no socket: it is told.
@NullMarked
package dev.earshot.bridge.server.metrics;

import org.jspecify.annotations.NullMarked;
