/// Neural networks on PyTorch, through DJL: the only package that knows either.
///
/// A network is TorchScript *text* in our own jar ([dev.earshot.engine.inference.Graph]); what a model folder holds is
/// numbers only ([dev.earshot.engine.inference.Weights]). Nothing in a model folder is ever executed.
@NullMarked
package dev.earshot.engine.inference;

import org.jspecify.annotations.NullMarked;
