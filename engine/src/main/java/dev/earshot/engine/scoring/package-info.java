/// How good a recogniser is: alignment of texts, error rates, normalisers, and the measures of
/// streaming.
///
/// Everything here is pure: values in, values out, no clock, no thread, no file. What each measure
/// means, in which unit and on which clock, is in `docs/measures.md`.
@NullMarked
package dev.earshot.engine.scoring;

import org.jspecify.annotations.NullMarked;
