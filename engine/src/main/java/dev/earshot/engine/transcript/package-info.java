/// What was heard: words, segments and transcripts, and the events they are folded from.
///
/// Everything here is an immutable value. A [dev.earshot.engine.transcript.Transcript] is the fold of its
/// [dev.earshot.engine.transcript.TranscriptEvent]s; [dev.earshot.engine.transcript.TranscriptBuilder] is that fold.
@NullMarked
package dev.earshot.engine.transcript;

import org.jspecify.annotations.NullMarked;
