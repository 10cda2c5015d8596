package dev.earshot.bridge.builder;

import java.util.ArrayList;
import java.util.List;

/// A line of a shell as the words that its command is given, with quotes and continued lines as in
/// POSIX.
final class ShellWords {
    private final String line;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private int at;

    private ShellWords(String line) {
        this.line = line;
    }

    static List<String> of(String line) {
        return new ShellWords(line).split();
    }

    private List<String> split() {
        while (at < line.length()) {
            char letter = line.charAt(at++);
            switch (letter) {
                case '\'' -> quoted('\'');
                case '"' -> quoted('"');
                case '\\' -> escaped();
                default -> {
                    if (Character.isWhitespace(letter)) {
                        end();
                    } else {
                        add(letter);
                    }
                }
            }
        }
        end();
        return words;
    }

    private void quoted(char quote) {
        inWord = true;
        while (at < line.length() && line.charAt(at) != quote) {
            char letter = line.charAt(at++);
            if (quote == '"' && letter == '\\' && at < line.length() && "\"\\$`\n".indexOf(line.charAt(at)) >= 0) {
                escaped();
            } else {
                add(letter);
            }
        }
        at++;
    }

    /// A line that goes on is one.
    private void escaped() {
        if (at < line.length()) {
            char letter = line.charAt(at++);
            if (letter == '\r' && at < line.length() && line.charAt(at) == '\n') {
                at++;
            } else if (letter != '\n') {
                add(letter);
            }
        }
    }

    private void add(char letter) {
        inWord = true;
        word.append(letter);
    }

    private void end() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }
}
