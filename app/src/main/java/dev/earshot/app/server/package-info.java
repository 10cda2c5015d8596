/// The Server page: speech to text for other programs, from the window.
@NullMarked
package dev.earshot.app.server;

import org.jspecify.annotations.NullMarked;
