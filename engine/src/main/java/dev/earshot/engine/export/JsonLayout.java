package dev.earshot.engine.export;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/// JSON for programs that people look at too: indented, but a word with its times on one line.
final class JsonLayout extends ObjectWriteContext.Base {
    /// Words are the only objects that lie deeper.
    private static final int DEEPEST_INDENTED = 3;

    @Override
    public PrettyPrinter getPrettyPrinter() {
        return new DefaultPrettyPrinter(Separators.createDefaultInstance()
                        .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                        .withArrayEmptySeparator("")
                        .withRootSeparator(""))
                .withObjectIndenter(new Indent(DEEPEST_INDENTED))
                .withArrayIndenter(new Indent(Integer.MAX_VALUE));
    }

    @Override
    public boolean hasPrettyPrinter() {
        return true;
    }

    private record Indent(int deepest) implements DefaultPrettyPrinter.Indenter {
        @Override
        public void writeIndentation(JsonGenerator json, int level) {
            json.writeRaw(level > deepest ? " " : "\n" + "  ".repeat(level));
        }

        @Override
        public boolean isInline() {
            return false;
        }
    }
}
