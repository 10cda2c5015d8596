/// Whisper (Radford et al., "Robust Speech Recognition via Large-Scale Weak Supervision", arXiv 2212.04356), after the
/// reference implementation openai/whisper, from checkpoints in their Hugging Face layout.
@NullMarked
package dev.earshot.engine.model.whisper;

import org.jspecify.annotations.NullMarked;
