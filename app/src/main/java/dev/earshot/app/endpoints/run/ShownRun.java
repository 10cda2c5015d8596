package dev.earshot.app.endpoints.run;

import dev.earshot.app.trace.LoadedTrace;
import dev.earshot.engine.scoring.WordAlignment;
import java.util.Optional;

/// A run that is looked at.
///
/// @param loaded its trace, which whoever shows it closes
/// @param words what was heard against what was said, where that is known
record ShownRun(RunRecord run, LoadedTrace loaded, Optional<WordAlignment> words) {
    /// Waits for the disk, and computes.
    ///
    /// @throws dev.earshot.engine.SttException AUDIO_*
    static ShownRun open(RunRecord run) {
        var loaded = LoadedTrace.open(run.trace());
        return new ShownRun(
                run,
                loaded,
                Optional.of(run.reference())
                        .filter(text -> !text.isBlank())
                        .map(text ->
                                Words.compared(text, loaded.trace().transcript().text(), run.language())));
    }
}
