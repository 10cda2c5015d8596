/// The main window: what surrounds the pages and what it offers them.
@NullMarked
package dev.earshot.app.shell;

import org.jspecify.annotations.NullMarked;
