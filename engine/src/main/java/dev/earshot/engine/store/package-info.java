/// Which models are on this machine.
@NullMarked
package dev.earshot.engine.store;

import org.jspecify.annotations.NullMarked;
