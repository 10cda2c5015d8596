package dev.earshot.app.cli;

import dev.earshot.bridge.endpoint.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import picocli.CommandLine.Option;

/// Parameters and headers of an endpoint. Those that are given take the place of all of the same name.
final class FieldOptions {
    @Option(
            names = "--query",
            paramLabel = "NAME=VALUE",
            description = "A parameter beside those of the protocol; several times for several. 'NAME=' takes it away.")
    private List<String> query = new ArrayList<>();

    @Option(
            names = "--header",
            paramLabel = "'NAME: VALUE'",
            description = "A header beside those of the protocol, never a key. 'NAME:' takes it away.")
    private List<String> headers = new ArrayList<>();

    List<Field> query(List<Field> before) {
        return merged(before, query.stream().map(text -> split(text, '=')).toList(), String::equals);
    }

    List<Field> headers(List<Field> before) {
        return merged(before, headers.stream().map(text -> split(text, ':')).toList(), String::equalsIgnoreCase);
    }

    private static List<Field> merged(List<Field> before, List<Field> given, BiPredicate<String, String> same) {
        var result = new ArrayList<>(before);
        result.removeIf(field -> given.stream().anyMatch(other -> same.test(other.name(), field.name())));
        given.stream().filter(field -> !field.value().isEmpty()).forEach(result::add);
        return result;
    }

    private static Field split(String text, char sign) {
        int at = text.indexOf(sign);
        return Optional.of(at)
                .filter(place -> place > 0)
                .map(place -> new Field(
                        text.substring(0, place).strip(),
                        text.substring(place + 1).strip()))
                .orElseThrow(() -> new UsageException(
                        "A name and a value are needed, with '" + sign + "' between them: NAME" + sign + "VALUE"));
    }
}
