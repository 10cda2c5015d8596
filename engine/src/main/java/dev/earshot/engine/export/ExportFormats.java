package dev.earshot.engine.export;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;

/// All export formats there are, in the order in which a person is offered them.
public final class ExportFormats {
    private ExportFormats() {}

    /// In the order of the service files.
    public static List<ExportFormat> all() {
        return ServiceLoader.load(ExportFormat.class, ExportFormats.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /// @param id in any case
    public static Optional<ExportFormat> find(String id) {
        var wanted = id.toLowerCase(Locale.ROOT);
        return all().stream().filter(format -> format.id().equals(wanted)).findFirst();
    }
}
