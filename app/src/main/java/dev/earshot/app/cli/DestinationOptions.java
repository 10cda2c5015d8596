package dev.earshot.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Where the text goes.
class DestinationOptions {
    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            split = ",",
            description = "txt, srt, vtt, json, csv, tsv, ctm (a line a word); several are separated by commas.")
    List<String> formats = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "PATH",
            description = "A file (its ending implies the format), a folder, or '-' for standard output. Default:"
                    + " standard output for one recording, else files beside the recordings.")
    Optional<String> output = Optional.empty();

    @Option(names = "--overwrite", description = "Replace files that exist already.")
    boolean overwrite;
}
