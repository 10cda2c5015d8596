/// Everything that hears is a [dev.earshot.engine.recognition.Recognizer].
///
/// A model family implements [dev.earshot.engine.recognition.ModelFamily] (found by `ServiceLoader`) with a
/// single-threaded [dev.earshot.engine.recognition.StreamDecoder]; [dev.earshot.engine.recognition.LocalRecognizer]
/// adds threads, back-pressure, cancelling and the event contract once for all families.
@NullMarked
package dev.earshot.engine.recognition;

import org.jspecify.annotations.NullMarked;
