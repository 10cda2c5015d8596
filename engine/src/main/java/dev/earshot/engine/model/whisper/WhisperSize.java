package dev.earshot.engine.model.whisper;

import dev.earshot.engine.recognition.ModelWork;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// How large a Whisper is: what a [RandomCheckpoint] is made from, and nothing that a checkpoint is read with.
///
/// @param name as published: `large-v3-turbo`
/// @param dModel width; the hidden layers are four times as wide
/// @param languages how many of [#LANGUAGES] it has tokens for
/// @param vocabulary all tokens, the special ones and the time stamps included
/// @param multilingual whether it is told the language and the task
/// @param alignmentHeads pairs of layer and head; empty where the original's are not known here
record WhisperSize(
        String name,
        int dModel,
        int encoderLayers,
        int decoderLayers,
        int heads,
        int melBands,
        int languages,
        int vocabulary,
        boolean multilingual,
        List<List<Integer>> alignmentHeads) {
    private static final int POSITIONS_A_SECOND = 50;
    private static final Duration WINDOW = Duration.ofSeconds(30);

    /// In the order of their tokens; the last one came with large-v3.
    static final List<String> LANGUAGES =
            List.of(("en zh de es ru ko fr ja pt tr pl ca nl ar sv it id hi fi vi he uk el"
                            + " ms cs ro da hu ta no th ur hr bg lt la mi ml cy sk te fa lv bn sr az sl kn et mk br eu is hy ne"
                            + " mn bs kk sq sw gl mr pa si km sn yo so af oc ka be tg sd gu am yi lo uz fo ht ps tk nn mt sa lb"
                            + " my bo tl mg as tt haw ln ha ba jw su yue")
                    .split(" "));

    /// Radford et al. 2022, table 1, and the checkpoints published since.
    static final List<WhisperSize> PUBLISHED = List.of(
            first("tiny", 384, 4, 6, "2.2 3.0 3.2 3.3 3.4 3.5"),
            first("base", 512, 6, 8, "3.1 4.2 4.3 4.7 5.1 5.2 5.4 5.6"),
            first("small", 768, 12, 12, "5.3 5.9 8.0 8.4 8.7 8.8 9.0 9.7 9.9 10.5"),
            first("medium", 1024, 24, 16, "13.15 15.4 15.15 16.1 20.0 23.4"),
            first("large-v2", 1280, 32, 20, ""),
            first("tiny", 384, 4, 6, "").english(),
            first("base", 512, 6, 8, "").english(),
            first("small", 768, 12, 12, "").english(),
            first("medium", 1024, 24, 16, "").english(),
            third("large-v3", 32, "7.0 10.17 12.18 13.12 16.1 17.14 19.11 21.4 24.1 25.6"),
            third("large-v3-turbo", 4, "2.4 2.11 3.3 3.6 3.11 3.14"),
            first("small", 768, 12, 12, "").english().distilled(4),
            first("medium", 1024, 24, 16, "").english().distilled(2),
            first("large-v2", 1280, 32, 20, "").distilled(2),
            third("large-v3", 32, "").distilled(2));

    private static WhisperSize first(String name, int dModel, int layers, int heads, String alignment) {
        return new WhisperSize(name, dModel, layers, layers, heads, 80, 99, 51_865, true, pairs(alignment));
    }

    private static WhisperSize third(String name, int decoderLayers, String alignment) {
        return new WhisperSize(name, 1280, 32, decoderLayers, 20, 128, 100, 51_866, true, pairs(alignment));
    }

    private WhisperSize english() {
        return new WhisperSize(
                name + ".en",
                dModel,
                encoderLayers,
                decoderLayers,
                heads,
                melBands,
                languages,
                vocabulary - 1,
                false,
                alignmentHeads);
    }

    /// Gandhi et al. 2023, section 3: the same encoder, and a few layers of the decoder.
    private WhisperSize distilled(int layers) {
        return new WhisperSize(
                "distil-" + name,
                dModel,
                encoderLayers,
                layers,
                heads,
                melBands,
                languages,
                vocabulary,
                multilingual,
                alignmentHeads);
    }

    /// What it has to compute: of each matrix a multiplication and an addition a number and a position;
    /// of the attention twice that for a pair of positions. The keys and values for the decoder are
    /// made with the hearing.
    ModelWork work() {
        double square = (double) dModel * dModel;
        double convolutions = 3.0 * dModel * (2.0 * melBands + dModel); // the first one on twice as many positions
        double numbers = 12 * square * encoderLayers + 2 * square * decoderLayers + convolutions;
        double attention = 4.0 * dModel * encoderLayers * POSITIONS_A_SECOND * POSITIONS_A_SECOND;
        var writing = new ModelWork.Writing(
                14 * square * decoderLayers + (double) vocabulary * dModel,
                2.0 * dModel * decoderLayers * POSITIONS_A_SECOND,
                decoderLayers);
        return new ModelWork(
                2 * numbers * POSITIONS_A_SECOND, attention, WINDOW, WhisperBenchmark.LIVE, Optional.of(writing));
    }

    private static List<List<Integer>> pairs(String text) {
        return Arrays.stream(text.split(" "))
                .filter(pair -> !pair.isEmpty())
                .map(pair ->
                        Arrays.stream(pair.split("\\.")).map(Integer::valueOf).toList())
                .toList();
    }

    static Optional<WhisperSize> named(String name) {
        return PUBLISHED.stream().filter(size -> size.name().equals(name)).findFirst();
    }
}
