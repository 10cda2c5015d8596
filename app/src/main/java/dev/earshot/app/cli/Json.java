package dev.earshot.app.cli;

import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Answers for programs: indented JSON on standard output.
final class Json {
    private Json() {}

    static void print(Terminal terminal, Object value) {
        var mapper = JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build();
        terminal.out().println(mapper.writeValueAsString(value));
        terminal.checkOut();
    }
}
