package dev.earshot.app.cli;

import dev.earshot.engine.recognition.Decoding;
import dev.earshot.engine.recognition.LoadOptions;
import dev.earshot.engine.recognition.LoadReport;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.recognition.Task;
import dev.earshot.engine.store.InstalledModel;
import dev.earshot.engine.vad.Endpointing;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Who hears, and what is asked for.
final class ModelOptions {
    @Option(
            names = {"-m", "--model"},
            paramLabel = "MODEL",
            completionCandidates = ModelIds.class,
            description = "Which model hears: one that 'earshot models' lists, or a folder with a model in it. Default:"
                    + " the best one installed.")
    Optional<String> model = Optional.empty();

    @Option(
            names = {"-l", "--language"},
            paramLabel = "LANGUAGE",
            converter = Converters.LanguageConverter.class,
            description =
                    "What is spoken, by name or tag: German, de, pt-BR. Default: the model finds out, or takes its"
                            + " only one.")
    Optional<String> language = Optional.empty();

    @Option(
            names = "--task",
            paramLabel = "TASK",
            description = "transcribe (default): what was said; translate: the same in English.")
    Optional<Task> task = Optional.empty();

    /// @throws dev.earshot.engine.SttException MODEL_NOT_FOUND, saying how to get one that can be had; UNSUPPORTED
    InstalledModel chosen(CliContext context) {
        return model.map(name -> new KnownModels(context).toHearWith(name))
                .orElseGet(() -> context.models().get().preferred());
    }

    /// Loads the model, which takes seconds, and says so to people.
    static Recognizer load(CliContext context, InstalledModel model, LoadOptions options, StatusLine status) {
        status.showNow("Loading " + model.name() + " ...", "");
        Recognizer recognizer;
        try {
            recognizer = context.models().get().recognizer(model, options);
        } finally {
            status.clear();
        }
        if (context.terminal().errIsTerminal()) {
            loaded(recognizer.info()).ifPresent(context.terminal()::say);
        }
        return recognizer;
    }

    /// `Loaded Whisper tiny on CPU (bf16 encoder, int8 decoder) in 0.4 s, 160 MB.`
    private static Optional<String> loaded(RecognizerInfo info) {
        LoadReport report = info.load();
        if (report.time().isZero()) {
            return Optional.empty();
        }
        return Optional.of("Loaded " + info.name() + " on " + info.device()
                + (report.precision().isEmpty() ? "" : " (" + report.precision() + ")")
                + String.format(Locale.ROOT, " in %.1f s", report.time().toMillis() / 1000.0)
                + (report.bytes() == 0 ? "." : ", " + Size.show(report.bytes()) + "."));
    }

    RecognitionOptions options(boolean interim, Decoding decoding) {
        return options(interim, decoding, Endpointing.DEFAULT);
    }

    RecognitionOptions options(boolean interim, Decoding decoding, Endpointing endpointing) {
        return new RecognitionOptions(language, task.orElse(Task.TRANSCRIBE), interim, decoding, endpointing);
    }
}
