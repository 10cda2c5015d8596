package dev.earshot.bridge.dialect.openai;

import dev.earshot.bridge.http.BadCall;
import dev.earshot.bridge.http.Reason;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// How an answer is written down.
enum ResponseFormat {
    JSON,
    TEXT,
    SRT,
    VERBOSE_JSON,
    VTT;

    static ResponseFormat of(String name) throws BadCall {
        if (name.equals("diarized_json")) {
            throw new BadCall(
                    Reason.UNSUPPORTED,
                    "Speakers are not told apart here: ask for response_format “json” or “verbose_json”.",
                    "response_format");
        }
        return Arrays.stream(values())
                .filter(known -> known.id().equals(name))
                .findFirst()
                .orElseThrow(() -> Fields.invalid(
                        "response_format",
                        name,
                        Arrays.stream(values()).map(ResponseFormat::id).collect(Collectors.toList())));
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether it can be said while it is heard.
    boolean streams() {
        return switch (this) {
            case JSON, TEXT -> true;
            case SRT, VERBOSE_JSON, VTT -> false;
        };
    }
}
