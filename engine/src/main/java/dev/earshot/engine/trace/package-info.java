/// A session in one file: its sound, every frame and event on one clock, and what was measured of it.
///
/// The format is described in `docs/trace.md`. Knows events, sound and measures; neither recognisers
/// nor protocols.
@NullMarked
package dev.earshot.engine.trace;

import org.jspecify.annotations.NullMarked;
