package dev.earshot.bridge.dialect.earshot;

import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.Encoding;
import dev.earshot.bridge.wire.Fault;
import dev.earshot.bridge.wire.Message;
import dev.earshot.bridge.wire.Request;
import dev.earshot.bridge.wire.SoundFormat;
import dev.earshot.bridge.wire.Wish;
import dev.earshot.engine.recognition.Task;
import dev.earshot.engine.vad.Endpointing;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a client has asked for so far, and how its sound is written.
record Config(Request request, SoundFormat format) {
    /// The same with what a `config` message changes in it. What it does not name stays.
    Config with(Message message) throws BadFrame {
        return new Config(request(message), format(message));
    }

    private Request request(Message message) throws BadFrame {
        var asked = request;
        var language = message.text("language");
        if (language.isPresent()) {
            asked = asked.withLanguage(Wish.language(language.get()));
        }
        var model = message.text("model");
        if (model.isPresent()) {
            asked = asked.withModel(Wish.model(model.get()));
        }
        var task = message.text("task");
        if (task.isPresent()) {
            asked = asked.withTask(task(message, task.get()));
        }
        var prompt = message.text("prompt");
        if (prompt.isPresent()) {
            asked = asked.withPrompt(Wish.prompt(prompt.get()));
        }
        var silence = message.whole("silence_ms", 0, (int) Endpointing.LONGEST.toMillis());
        if (silence.isPresent()) {
            asked = asked.withSilence(Duration.ofMillis(silence.get()), Endpointing.SHORTEST);
        }
        return asked.withInterim(message.flag("interim").orElse(asked.interim()))
                .withWords(message.flag("words").orElse(asked.words()));
    }

    private static Task task(Message message, String name) throws BadFrame {
        return switch (name) {
            case "transcribe" -> Task.TRANSCRIBE;
            case "translate" -> Task.TRANSLATE;
            default -> throw message.wrong("task", "“transcribe” or “translate”");
        };
    }

    private SoundFormat format(Message message) throws BadFrame {
        var encoding = message.text("encoding");
        return new SoundFormat(
                encoding.isPresent() ? encoding(encoding.get()) : format.encoding(),
                message.whole("sample_rate", SoundFormat.LOWEST_RATE, SoundFormat.HIGHEST_RATE)
                        .orElse(format.rate()),
                message.whole("channels", 1, SoundFormat.MOST_CHANNELS).orElse(format.channels()));
    }

    private static Encoding encoding(String name) throws BadFrame {
        return Arrays.stream(Encoding.values())
                .filter(known -> nameOf(known).equals(name))
                .findFirst()
                .orElseThrow(() -> new BadFrame(
                        Fault.UNSUPPORTED,
                        "The encoding must be one of " + encodings()
                                + "; containers, Opus and FLAC are not decoded here."));
    }

    private static String encodings() {
        return Arrays.stream(Encoding.values()).map(Config::nameOf).collect(Collectors.joining(", "));
    }

    static String nameOf(Encoding encoding) {
        return encoding.name().toLowerCase(Locale.ROOT);
    }

    static String nameOf(Task task) {
        return task.name().toLowerCase(Locale.ROOT);
    }

    Optional<String> language() {
        return request.options().language();
    }
}
