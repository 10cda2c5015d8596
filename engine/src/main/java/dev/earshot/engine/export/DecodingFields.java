package dev.earshot.engine.export;

import dev.earshot.engine.recognition.Decoding;
import dev.earshot.engine.transcript.TimeSpan;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import tools.jackson.core.JsonGenerator;

/// How a text was searched for, as fields of the options: named as the reference's command line
/// (openai/whisper) names them, so that a run can be made again there too. A threshold that is not applied
/// is `null`.
final class DecodingFields {
    private DecodingFields() {}

    static void write(Decoding decoding, JsonGenerator json) {
        json.writeStringProperty("windows", decoding.windows().mode().name().toLowerCase(Locale.ROOT));
        json.writeNumberProperty("batch_size", decoding.windows().batchSize());
        write(decoding.search(), json);
        write(decoding.prompting(), json);
        number(json, "compression_ratio_threshold", decoding.thresholds().compressionRatio());
        number(json, "logprob_threshold", decoding.thresholds().logProbability());
        number(json, "no_speech_threshold", decoding.thresholds().noSpeech());
        number(json, "hallucination_silence_threshold", decoding.thresholds().hallucinationSilence());
        write(decoding.timing(), json);
        write(decoding.letters(), json);
    }

    private static void write(Decoding.Search search, JsonGenerator json) {
        json.writeArrayPropertyStart("temperature");
        search.temperatures().forEach(json::writeNumber);
        json.writeEndArray();
        json.writeNumberProperty("beam_size", search.beamSize());
        json.writeNumberProperty("patience", search.patience());
        number(json, "length_penalty", search.lengthPenalty());
        json.writeNumberProperty("best_of", search.bestOf());
        number(json, "sample_len", search.sampleLength());
        json.writeArrayPropertyStart("suppress_tokens");
        search.suppressTokens().forEach(json::writeNumber);
        json.writeEndArray();
        json.writeBooleanProperty("suppress_blank", search.suppressBlank());
        json.writeNumberProperty("seed", search.seed());
    }

    private static void write(Decoding.Prompting prompting, JsonGenerator json) {
        text(json, "initial_prompt", prompting.initial());
        json.writeBooleanProperty("carry_initial_prompt", prompting.carryInitial());
        text(json, "prefix", prompting.prefix());
        json.writeArrayPropertyStart("hotwords");
        prompting.hotwords().forEach(json::writeString);
        json.writeEndArray();
        json.writeBooleanProperty("condition_on_previous_text", prompting.conditionOnPrevious());
    }

    private static void write(Decoding.Timing timing, JsonGenerator json) {
        json.writeBooleanProperty("without_timestamps", !timing.segments());
        number(json, "max_initial_timestamp", timing.maxInitial());
        json.writeBooleanProperty("word_timestamps", timing.words());
        json.writeStringProperty("prepend_punctuations", timing.prependPunctuations());
        json.writeStringProperty("append_punctuations", timing.appendPunctuations());
        json.writeArrayPropertyStart("clip_timestamps");
        for (TimeSpan clip : timing.clips()) {
            json.writeNumber(Timecode.seconds(clip.start()));
            json.writeNumber(Timecode.seconds(clip.end()));
        }
        json.writeEndArray();
    }

    /// Of the language model the name, without its folder.
    private static void write(Decoding.Letters letters, JsonGenerator json) {
        text(json, "language_model", letters.languageModel().map(file -> String.valueOf(file.getFileName())));
        json.writeNumberProperty("alpha", letters.alpha());
        json.writeNumberProperty("beta", letters.beta());
        json.writeNumberProperty("hotword_weight", letters.hotwordWeight());
        json.writeNumberProperty("beam_prune_logp", letters.leastText());
        json.writeNumberProperty("token_min_logp", letters.leastToken());
    }

    private static void text(JsonGenerator json, String name, Optional<String> value) {
        json.writeName(name);
        value.ifPresentOrElse(json::writeString, json::writeNull);
    }

    private static void number(JsonGenerator json, String name, OptionalDouble value) {
        json.writeName(name);
        value.ifPresentOrElse(json::writeNumber, json::writeNull);
    }

    private static void number(JsonGenerator json, String name, OptionalInt value) {
        json.writeName(name);
        value.ifPresentOrElse(json::writeNumber, json::writeNull);
    }
}
