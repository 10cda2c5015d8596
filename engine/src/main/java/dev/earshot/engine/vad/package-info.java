/// Where somebody speaks, and how sound is cut there.
@NullMarked
package dev.earshot.engine.vad;

import org.jspecify.annotations.NullMarked;
