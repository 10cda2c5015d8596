/// The Transcribe page: recordings in, text out.
@NullMarked
package dev.earshot.app.transcribe;

import org.jspecify.annotations.NullMarked;
