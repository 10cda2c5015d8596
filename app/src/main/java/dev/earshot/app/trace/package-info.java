/// Looking at a session that was written down: what was said, when each text came, every message.
@NullMarked
package dev.earshot.app.trace;

import org.jspecify.annotations.NullMarked;
