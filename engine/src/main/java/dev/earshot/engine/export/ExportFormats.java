package dev.earshot.engine.export;

import java.util.List;
import java.util.Optional;

/// All export formats there are, in the order in which a person is offered them.
public final class ExportFormats {
    private ExportFormats() {}

    public static List<ExportFormat> all() {
        throw new UnsupportedOperationException();
    }

    public static Optional<ExportFormat> find(String id) {
        throw new UnsupportedOperationException();
    }
}
