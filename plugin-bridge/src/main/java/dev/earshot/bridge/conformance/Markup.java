package dev.earshot.bridge.conformance;

/// Text of strangers within HTML and XML.
final class Markup {
    private static final int REPLACEMENT = 0xFFFD;

    private Markup() {}

    /// As content or as an attribute in quotes. What XML 1.0 does not allow at all, control
    /// characters above all, becomes U+FFFD.
    static String escaped(String text) {
        var out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(allowed(c) ? c : REPLACEMENT);
            }
        });
        return out.toString();
    }

    /// Char of XML 1.0, section 2.2.
    private static boolean allowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
