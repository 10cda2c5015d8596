/// Which models are on this machine, which there are to have, and how they come here.
@NullMarked
package dev.earshot.engine.store;

import org.jspecify.annotations.NullMarked;
