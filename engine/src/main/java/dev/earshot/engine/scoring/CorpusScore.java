package dev.earshot.engine.scoring;

import java.util.List;
import java.util.function.Function;

/// The scores of several recordings. Rates of the whole are pooled: all errors over all references,
/// not the mean of the files' rates.
public record CorpusScore(List<FileScore> files) {
    public CorpusScore {
        files = List.copyOf(files);
    }

    /// Errors of all words of all files.
    public ErrorCounts words() {
        return pooled(file -> file.words().counts());
    }

    /// Errors of all characters of all files.
    public ErrorCounts characters() {
        return pooled(FileScore::characters);
    }

    private ErrorCounts pooled(Function<FileScore, ErrorCounts> counts) {
        return files.stream().map(counts).reduce(ErrorCounts.NONE, ErrorCounts::plus);
    }
}
