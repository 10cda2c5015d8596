/// wav2vec 2.0 and its kin, HuBERT and WavLM, with a CTC head: from a sound to the letters that are written for it.
@NullMarked
package dev.earshot.engine.model.wav2vec2;

import org.jspecify.annotations.NullMarked;
