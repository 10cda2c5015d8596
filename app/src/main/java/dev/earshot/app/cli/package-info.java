/// The command line.
@NullMarked
package dev.earshot.app.cli;

import org.jspecify.annotations.NullMarked;
