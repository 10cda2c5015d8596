package dev.earshot.engine.model.whisper;

import dev.earshot.engine.SttException;
import dev.earshot.engine.model.whisper.WhisperNetwork.AlignmentHead;
import dev.earshot.engine.store.ModelJson;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// What a checkpoint says about writing: `generation_config.json`, or `config.json` in checkpoints older than that.
///
/// @param multilingual whether it is told the language and the task; English-only models are not
/// @param alignmentHeads whose attention follows the sound; never empty
/// @param suppressTokens ids never written, beside those that the tokenizer yields
/// @param beginSuppressTokens ids that a text does not begin with
/// @param maxInitialTimestampIndex the latest first time stamp, in steps of 20 ms; empty for no limit
record Generation(
        boolean multilingual,
        List<AlignmentHead> alignmentHeads,
        List<Integer> suppressTokens,
        List<Integer> beginSuppressTokens,
        OptionalInt maxInitialTimestampIndex) {
    static final String FILE = "generation_config.json";

    private static final int MAX_INITIAL_TIMESTAMP_INDEX = 50;

    /// openai/whisper, model.py, `is_multilingual`: the English vocabulary is one token smaller.
    private static final int SMALLEST_MULTILINGUAL_VOCABULARY = 51_865;

    /// @throws SttException MODEL_CORRUPT
    static Generation read(Path folder, ModelJson config, WhisperConfig.Stack decoder) {
        var generation = ModelJson.readIfThere(folder, FILE);
        return new Generation(
                multilingual(generation, config),
                alignmentHeads(generation, decoder),
                holder("suppress_tokens", generation, config).integers("suppress_tokens"),
                holder("begin_suppress_tokens", generation, config).integers("begin_suppress_tokens"),
                generation.has("max_initial_timestamp_index")
                        ? generation.integer("max_initial_timestamp_index")
                        : OptionalInt.of(MAX_INITIAL_TIMESTAMP_INDEX));
    }

    private static ModelJson holder(String key, ModelJson generation, ModelJson config) {
        return generation.has(key) ? generation : config;
    }

    /// Those that the file names, or else all of the upper half of the decoder, as the reference takes them.
    /// Named heads that the decoder does not have are left out: distilled models have lost layers, and some
    /// of them still name the heads of their teacher.
    private static List<AlignmentHead> alignmentHeads(ModelJson generation, WhisperConfig.Stack decoder) {
        var all = IntStream.range(0, decoder.layers())
                .boxed()
                .flatMap(layer -> IntStream.range(0, decoder.heads()).mapToObj(head -> new AlignmentHead(layer, head)))
                .toList();
        var named = generation.rows("alignment_heads").stream()
                .map(row -> alignmentHead(generation, row))
                .filter(all::contains)
                .toList();
        return named.isEmpty()
                ? all.stream()
                        .filter(head -> head.layer() >= decoder.layers() / 2)
                        .toList()
                : named;
    }

    private static AlignmentHead alignmentHead(ModelJson generation, List<Integer> row) {
        if (row.size() != 2) {
            throw generation.corrupt("has an alignment head " + row + ", which is not a layer and a head");
        }
        return new AlignmentHead(row.getFirst(), row.getLast());
    }

    /// Files of different ages say it in different ways: as such; by listing languages; by what a text is begun with
    /// (language and task, or only the mark for no time stamps); or by nothing but the number of tokens.
    private static boolean multilingual(ModelJson generation, ModelJson config) {
        if (generation.has("is_multilingual")) {
            return generation.flag("is_multilingual", true);
        }
        if (generation.has("lang_to_id")) {
            return true;
        }
        int forced = holder("forced_decoder_ids", generation, config)
                .root()
                .path("forced_decoder_ids")
                .size();
        return forced == 0 ? config.size("vocab_size") >= SMALLEST_MULTILINGUAL_VOCABULARY : forced > 1;
    }
}
