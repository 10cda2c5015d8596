/// Transcripts as files: plain text, subtitles, JSON, tables.
@NullMarked
package dev.earshot.engine.export;

import org.jspecify.annotations.NullMarked;
