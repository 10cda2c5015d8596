package dev.earshot.app.cli;

import dev.earshot.engine.recognition.Task;
import java.util.Locale;
import java.util.stream.Stream;

/// How variables are read that other servers have, too.
final class ServedDefaults {
    private ServedDefaults() {}

    /// Empty where the model is to find out.
    static String language(String text) {
        return text.equalsIgnoreCase("auto") ? "" : Languages.tag(text);
    }

    static Task task(String text) {
        return Stream.of(Task.values())
                .filter(task -> task.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new UsageException("it must be transcribe or translate, not '" + text + "'"));
    }

    /// Also by the names of CTranslate2.
    static String precision(String text) {
        var name = switch (text.toLowerCase(Locale.ROOT)) {
            case "default" -> "auto";
            case "float32" -> "fp32";
            case "float16" -> "fp16";
            case "bfloat16" -> "bf16";
            case "int8_float32", "int8_float16", "int8_bfloat16" -> "int8";
            default -> text;
        };
        var _ = LoadingOptions.precision("it", name);
        return name;
    }
}
