/// Endpoints disturbed on purpose: the same plan, seed and sound give the same faults at the same places.
@NullMarked
package dev.earshot.bridge.faults;

import org.jspecify.annotations.NullMarked;
