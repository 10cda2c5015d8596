package dev.earshot.app.cli;

import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Answers for programs: indented JSON on standard output.
final class Json {
    private Json() {}

    static void print(Terminal terminal, Object value) {
        terminal.out().println(of(value));
        terminal.checkOut();
    }

    static String of(Object value) {
        var mapper = JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build();
        return mapper.writeValueAsString(value);
    }
}
