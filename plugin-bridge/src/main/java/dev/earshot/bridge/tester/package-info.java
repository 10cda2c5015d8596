/// Tries endpoints: a run against one is written down as a trace, frames and all, and measured.
@NullMarked
package dev.earshot.bridge.tester;

import org.jspecify.annotations.NullMarked;
