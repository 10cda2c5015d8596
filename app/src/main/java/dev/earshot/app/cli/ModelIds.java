package dev.earshot.app.cli;

import java.util.Iterator;

/// The names of models for shell completion: those of the catalogue and those that are installed when the script is
/// made.
final class ModelIds implements Iterable<String> {
    private final CliContext context;

    ModelIds(CliContext context) {
        this.context = context;
    }

    @Override
    public Iterator<String> iterator() {
        return new KnownModels(context).ids().iterator();
    }
}
