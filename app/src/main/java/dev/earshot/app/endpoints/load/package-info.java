/// The Load tab: many streams at once, how late their text is, and how many an endpoint sustains.
@NullMarked
package dev.earshot.app.endpoints.load;

import org.jspecify.annotations.NullMarked;
