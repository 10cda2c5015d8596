package dev.earshot.engine.model.wav2vec2;

import dev.earshot.engine.store.ModelJson;
import java.util.Arrays;
import java.util.Optional;

/// Networks of the same build that differ in how they were trained; WavLM also in how it knows distances.
///
/// @see <a href="https://arxiv.org/abs/2006.11477">wav2vec 2.0</a>
/// @see <a href="https://arxiv.org/abs/2106.07447">HuBERT</a>
/// @see <a href="https://arxiv.org/abs/2110.13900">WavLM</a>
enum Kin {
    WAV2VEC2("wav2vec2", "Wav2Vec2ForCTC", "wav2vec 2.0"),
    HUBERT("hubert", "HubertForCTC", "HuBERT"),
    WAVLM("wavlm", "WavLMForCTC", "WavLM");

    private final String type;
    private final String architecture;
    private final String label;

    Kin(String type, String architecture, String label) {
        this.type = type;
        this.architecture = architecture;
        this.label = label;
    }

    /// What a `config.json` says it is. One of them that only makes features, or sorts sounds, writes nothing and is
    /// none of these.
    static Optional<Kin> of(ModelJson config) {
        var architectures = config.texts("architectures");
        return Arrays.stream(values())
                .filter(kin -> architectures.isEmpty()
                        ? config.text("model_type", "").equals(kin.type)
                        : architectures.contains(kin.architecture))
                .findFirst();
    }

    /// What a `config.json` calls it.
    String type() {
        return type;
    }

    String architecture() {
        return architecture;
    }

    /// What stands in front of the names of all tensors but the head's.
    String prefix() {
        return type + ".";
    }

    /// What a person calls it.
    String label() {
        return label;
    }
}
