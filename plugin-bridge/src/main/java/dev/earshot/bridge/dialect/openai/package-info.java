/// OpenAI's realtime transcription, `/v1/realtime?intent=transcription`, and its transcription of
/// recordings, `/v1/audio/transcriptions` and its kin.
@NullMarked
package dev.earshot.bridge.dialect.openai;

import org.jspecify.annotations.NullMarked;
