/// NVIDIA Riva, over gRPC: the only place that knows gRPC. Its protocol buffers are few, and written
/// and read here by hand, so that no compiler is needed for them.
@NullMarked
package dev.earshot.bridge.dialect.riva;

import org.jspecify.annotations.NullMarked;
