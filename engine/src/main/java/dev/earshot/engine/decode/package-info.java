/// From a network's scores to text, for any network that writes one token after the other: tokenisers, rules about
/// which
/// tokens may follow, and searches for the most probable sequence.
@NullMarked
package dev.earshot.engine.decode;

import org.jspecify.annotations.NullMarked;
