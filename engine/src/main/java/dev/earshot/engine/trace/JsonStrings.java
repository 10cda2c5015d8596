package dev.earshot.engine.trace;

/// Goes through the strings of a text that is JSON, or looks like it, without taking it apart: a
/// message is kept letter by letter, but for what must go.
final class JsonStrings {
    private final Redactor redactor;

    JsonStrings(Redactor redactor) {
        this.redactor = redactor;
    }

    String cleaned(String text) {
        var clean = new StringBuilder(text.length());
        String name = "";
        int done = 0;
        for (int open = text.indexOf('"'); open >= 0; open = text.indexOf('"', open)) {
            int close = end(text, open + 1);
            if (close < 0) {
                break;
            }
            if (isName(text, close + 1)) {
                name = text.substring(open + 1, Math.min(close, open + 1 + 64));
            } else {
                if (!name.isEmpty() && redactor.isSecret(name)) {
                    clean.append(text, done, open + 1).append(Redactor.REMOVED);
                    done = close;
                } else if (redactor.isUnwantedSound(text, open + 1, close)) {
                    clean.append(text, done, open + 1)
                            .append("(")
                            .append(close - open - 1)
                            .append(" characters of sound left out)");
                    done = close;
                }
                name = "";
            }
            open = close + 1;
        }
        return done == 0 ? text : clean.append(text, done, text.length()).toString();
    }

    /// The quotation mark that ends a string; -1 where there is none.
    private static int end(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                return i;
            }
            if (c == '\\') {
                i++;
            }
        }
        return -1;
    }

    private static boolean isName(String text, int from) {
        int i = from;
        while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i < text.length() && text.charAt(i) == ':';
    }
}
