package dev.earshot.app.serve;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A file of variables, as shells and containers read it: `NAME=value`, with or without `export`; quotes,
/// in which a value may go over several lines; comments. Nothing is put in for `$NAME`. Of a name that is
/// there twice the last counts.
///
/// @param name for a sentence
/// @param oddLines numbers of the lines that are nothing of that
record EnvFile(String name, Map<String, Line> lines, List<Integer> oddLines) {
    static final EnvFile NONE = new EnvFile("", Map.of(), List.of());

    /// @param number from 1
    record Line(String value, int number) {}

    private static final Pattern NEXT = Pattern.compile("""
            \\G(?:
                (?<blank> \\h* (?: \\#[^\\n]* )? )
              | \\h* (?: export \\h+ )? (?<name> [A-Za-z_][A-Za-z0-9_.]* ) \\h* = \\h*
                (?: '(?<exact> [^']* )' | "(?<quoted> (?: \\\\. | [^"\\\\] )* )"
                  | (?<plain> (?! ['"] ) [^\\n]*? ) )
                \\h* (?: (?<= \\h | ['"] ) \\#[^\\n]* )?
              | (?<odd> [^\\n]* )
            ) (?: \\n | \\z )""", Pattern.COMMENTS | Pattern.DOTALL);

    EnvFile {
        lines = Map.copyOf(lines);
        oddLines = List.copyOf(oddLines);
    }

    /// @throws WrongSetting when it is not there or cannot be read
    static EnvFile read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            throw new WrongSetting("There is no file " + file + " with settings; check its name");
        } catch (IOException e) {
            throw new WrongSetting("The settings in " + file + " cannot be read; it must be a text file in UTF-8");
        }
    }

    static EnvFile parse(String name, String text) {
        var plain = (text.startsWith("\uFEFF") ? text.substring(1) : text).replace("\r\n", "\n");
        var lines = new HashMap<String, Line>();
        var odd = new ArrayList<Integer>();
        int number = 1;
        var next = NEXT.matcher(plain);
        while (next.find()) {
            if (next.group("name") != null) {
                lines.put(next.group("name"), new Line(value(next), number));
            } else if (next.group("blank") == null) {
                odd.add(number);
            }
            number += (int) next.group().chars().filter(c -> c == '\n').count();
            if (next.end() == plain.length()) {
                break;
            }
        }
        return new EnvFile(name, lines, odd);
    }

    private static String value(Matcher line) {
        return Optional.ofNullable(line.group("exact"))
                .or(() -> Optional.ofNullable(line.group("quoted")).map(EnvFile::unescaped))
                .or(() -> Optional.ofNullable(line.group("plain")))
                .orElse("");
    }

    private static String unescaped(String quoted) {
        return Pattern.compile("\\\\(.)", Pattern.DOTALL).matcher(quoted).replaceAll(escaped -> {
            var letter = escaped.group(1);
            return Matcher.quoteReplacement(
                    switch (letter) {
                        case "n" -> "\n";
                        case "r" -> "\r";
                        case "t" -> "\t";
                        default -> letter;
                    });
        });
    }

    /// Blank values count as not set.
    Optional<Given> given(Setting setting) {
        return setting.inFiles().stream()
                .flatMap(variable -> Optional.ofNullable(lines.get(variable)).stream()
                        .filter(line -> !line.value().isBlank())
                        .map(line -> given(setting, variable, line)))
                .findFirst();
    }

    private Given given(Setting setting, String variable, Line line) {
        return Given.variable(setting, line.value(), variable + " in " + name + ", line " + line.number());
    }

    @Override
    public String toString() {
        return "EnvFile[" + name + "]"; // it may hold secrets
    }
}
