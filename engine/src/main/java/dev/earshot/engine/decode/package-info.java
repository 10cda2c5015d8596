/// From a network's scores to text. For networks that write one token after the other: tokenisers, rules about which
/// tokens may follow, and searches for the most probable sequence. For networks that score every frame (CTC): their
/// vocabulary, the best path, the best text with hints and a language model, and the alignment of a given text.
@NullMarked
package dev.earshot.engine.decode;

import org.jspecify.annotations.NullMarked;
