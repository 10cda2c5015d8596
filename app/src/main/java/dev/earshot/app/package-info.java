/// Where Earshot starts, and what the window and the command line share.
@NullMarked
package dev.earshot.app;

import org.jspecify.annotations.NullMarked;
