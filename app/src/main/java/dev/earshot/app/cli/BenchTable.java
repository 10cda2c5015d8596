package dev.earshot.app.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What was measured, as people read it: a line a configuration, and what the columns are.
///
/// @param figures at least one; all of the same model
/// @param runs of which the medians are
record BenchTable(List<BenchFigures> figures, int runs) {
    /// A group of columns under one heading.
    private record Column(String group, String heading, List<String> cells) {
        int width() {
            return IntStream.concat(
                            IntStream.of(heading.length()), cells.stream().mapToInt(String::length))
                    .max()
                    .orElse(0);
        }
    }

    BenchTable {
        figures = List.copyOf(figures);
    }

    void print(Terminal terminal) {
        var out = terminal.out();
        var first = figures.getFirst();
        out.println(first.model() + (first.randomWeights() ? ", random weights, " : ", ") + first.device());
        out.println();
        lines(columns()).forEach(out::println);
        out.println();
        legend().forEach(out::println);
        terminal.checkOut();
    }

    private List<Column> columns() {
        var columns = new ArrayList<Column>();
        columns.add(column("", "precision", one -> one.precision().isEmpty() ? "-" : one.precision()));
        columns.add(column("", "threads", one -> String.valueOf(one.threads())));
        columns.add(column(
                "load",
                "s",
                one -> one.loadSeconds().setScale(2, RoundingMode.HALF_UP).toPlainString()));
        if (figures.stream().allMatch(one -> one.memory().isPresent())) {
            columns.add(column(
                    "memory, MB", "model", one -> megabytes(one.memory().map(m -> m.loaded() - m.before()))));
            columns.add(column(
                    "memory, MB", "peak", one -> megabytes(one.memory().map(m -> m.peak()))));
        }
        var first = figures.getFirst();
        for (int i = 0; i < first.encoder().size(); i++) {
            int at = i;
            columns.add(column(
                    "encoder, ms",
                    first.encoder().get(i).seconds() + " s",
                    one -> plain(one.encoder().get(at).medianMs())));
        }
        for (int i = 0; i < first.token().size(); i++) {
            int at = i;
            var kind = first.token().get(i);
            columns.add(column(
                    "ms/token, " + (kind.beam() == 1 ? "greedy" : "beam " + kind.beam()),
                    kind.seconds() + " s",
                    one -> plain(one.token().get(at).medianMs())));
        }
        if (first.recording().isPresent()) {
            columns.add(column(
                    "recording",
                    "speed",
                    one -> one.recording()
                            .map(heard -> plain(heard.speed()) + "x")
                            .orElse("-")));
        }
        return columns;
    }

    private interface Cell {
        String of(BenchFigures figures);
    }

    private Column column(String group, String heading, Cell cell) {
        return new Column(group, heading, figures.stream().map(cell::of).toList());
    }

    private static String megabytes(Optional<Long> bytes) {
        return bytes.map(count -> String.valueOf(Math.round(count / 1e6))).orElse("-");
    }

    /// Three digits: no more are the same the next time.
    private static String plain(BigDecimal number) {
        int digits = number.precision() - number.scale(); // before the point
        return number.setScale(Math.clamp(3L - digits, 0, 2), RoundingMode.HALF_UP)
                .toPlainString();
    }

    /// The group's name stands over its first column and makes its last one wider where it has to.
    private List<String> lines(List<Column> columns) {
        var groups = new StringBuilder();
        var headings = new StringBuilder();
        var rows = figures.stream().map(_ -> new StringBuilder()).toList();
        for (int i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            boolean begins = i == 0 || !columns.get(i - 1).group().equals(column.group());
            boolean ends =
                    i == columns.size() - 1 || !columns.get(i + 1).group().equals(column.group());
            var gap = i == 0 ? "" : begins ? "   " : "  ";
            if (begins) {
                groups.append(" ".repeat(headings.length() + gap.length() - groups.length()))
                        .append(column.group());
            }
            int wanting = groups.length() - headings.length() - gap.length();
            int width = ends ? Math.max(column.width(), wanting) : column.width();
            headings.append(gap).append(aligned(column.heading(), width, i));
            for (int row = 0; row < rows.size(); row++) {
                rows.get(row).append(gap).append(aligned(column.cells().get(row), width, i));
            }
        }
        var lines = new ArrayList<>(List.of(groups.toString(), headings.toString()));
        rows.forEach(row -> lines.add(row.toString()));
        return lines.stream().map(String::stripTrailing).toList();
    }

    /// Words to the left, numbers to the right.
    private static String aligned(String text, int width, int column) {
        var blanks = " ".repeat(width - text.length());
        return column == 0 ? text + blanks : blanks + text;
    }

    private List<String> legend() {
        var lines = new ArrayList<String>();
        var first = figures.getFirst();
        lines.add("load      from the files to a model that is ready");
        if (first.memory().isPresent()) {
            lines.add("memory    model: what loading added to the process; peak: the most the whole process had");
        }
        if (!first.encoder().isEmpty()) {
            lines.add("encoder   on so many seconds of sound");
            lines.add("ms/token  the decoder and the search, for a text about so many seconds of sound");
            lines.add(
                    "          medians of " + runs + (runs == 1 ? " run" : " runs") + " after one that does not count");
        }
        first.recording()
                .ifPresent(heard -> lines.add(
                        "speed     seconds of " + heard.file() + " (" + plain(heard.seconds()) + " s) a second"
                                + (first.randomWeights() ? "; random weights write far more than was said" : "")));
        return lines;
    }
}
