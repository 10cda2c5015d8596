package dev.earshot.bridge.dialect.openai;

import dev.earshot.bridge.http.BadCall;
import dev.earshot.bridge.http.HttpCall;
import dev.earshot.bridge.http.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The fields of a form, as OpenAI reads them: an empty one is one that is not there, a list may be
/// called `name[]` or `name`. What is not known here is ignored, as OpenAI adds to them all the time.
record Fields(HttpCall call) {
    private static final int SHOWN = 100;

    Optional<String> text(String name) {
        return call.field(name).filter(value -> !value.isBlank());
    }

    List<String> list(String name) {
        var values = new ArrayList<>(call.fields(name + "[]"));
        values.addAll(call.fields(name));
        return values.stream().filter(value -> !value.isBlank()).toList();
    }

    boolean flag(String name) throws BadCall {
        var value = text(name).orElse("false");
        return switch (value.strip().toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw invalid(name, value, List.of("true", "false"));
        };
    }

    Optional<Double> number(String name, double least, double most) throws BadCall {
        var text = text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            double value = Double.parseDouble(text.get().strip());
            if (value >= least && value <= most) {
                return Optional.of(value);
            }
        } catch (NumberFormatException _) {
            // Said below, as of a number that is too large.
        }
        throw new BadCall(
                Reason.BAD_VALUE,
                "Invalid value for '%s': expected a number from %s to %s, but got '%s' instead."
                        .formatted(name, least, most, shown(text.get())),
                name);
    }

    /// As OpenAI says it of a value that is not in its list.
    static BadCall invalid(String name, String value, List<String> allowed) {
        var all = new StringBuilder();
        for (int i = 0; i < allowed.size(); i++) {
            var between = i == 0 ? "" : i < allowed.size() - 1 ? ", " : allowed.size() == 2 ? " and " : ", and ";
            all.append(between).append("'").append(allowed.get(i)).append("'");
        }
        return new BadCall(
                Reason.BAD_VALUE, "Invalid value: '%s'. Supported values are: %s.".formatted(shown(value), all), name);
    }

    static String shown(String value) {
        return value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
    }
}
