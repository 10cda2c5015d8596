/// OpenAI's realtime transcription, `/v1/realtime?intent=transcription`.
@NullMarked
package dev.earshot.bridge.dialect.openai;

import org.jspecify.annotations.NullMarked;
