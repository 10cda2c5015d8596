/// The built-in recogniser: CMU Sphinx, US English, ready before any download.
@NullMarked
package dev.earshot.engine.model.sphinx;

import org.jspecify.annotations.NullMarked;
