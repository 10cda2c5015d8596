/// From sound to what a network is fed: log-mel spectrograms.
@NullMarked
package dev.earshot.engine.features;

import org.jspecify.annotations.NullMarked;
