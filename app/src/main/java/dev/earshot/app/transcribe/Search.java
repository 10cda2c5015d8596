package dev.earshot.app.transcribe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/// Finding words in the transcript that is shown, upper or lower case alike. Follows a transcript that grows: only the
/// lines from the first changed one on are searched again. FX thread only.
final class Search {
    /// An occurrence: the characters `[from, to)` of a line.
    record Match(int line, int from, int to) {}

    /// All occurrences in order, and which of them is looked at.
    ///
    /// @param at index of the current one; -1 when there is none
    record Found(List<Match> matches, int at) {
        static final Found NOTHING = new Found(List.of(), -1);

        Found {
            matches = List.copyOf(matches);
        }

        Optional<Match> current() {
            return at < 0 ? Optional.empty() : Optional.of(matches.get(at));
        }
    }

    private final StringProperty query = new SimpleStringProperty(this, "query", "");
    private final ReadOnlyObjectWrapper<Found> found = new ReadOnlyObjectWrapper<>(this, "found", Found.NOTHING);
    private final ListChangeListener<Line> onChange = this::linesChanged;
    private ObservableList<Line> lines = FXCollections.observableArrayList();

    Search() {
        query.subscribe(() -> searchFrom(0));
    }

    /// What is looked for; blank for nothing.
    StringProperty query() {
        return query;
    }

    ReadOnlyObjectProperty<Found> found() {
        return found.getReadOnlyProperty();
    }

    /// What the bar says about it: `3 of 17`, `No matches`.
    String summary() {
        var now = found.get();
        if (query.get().isBlank()) {
            return "";
        }
        return now.matches().isEmpty()
                ? "No matches"
                : (now.at() + 1) + " of " + now.matches().size();
    }

    /// Searches another transcript from now on.
    void in(ObservableList<Line> others) {
        lines.removeListener(onChange);
        lines = others;
        lines.addListener(onChange);
        searchFrom(0);
    }

    void next() {
        step(1);
    }

    void previous() {
        step(-1);
    }

    private void step(int by) {
        var now = found.get();
        int count = now.matches().size();
        if (count > 0) {
            found.set(new Found(now.matches(), Math.floorMod(now.at() + by, count)));
        }
    }

    private void linesChanged(ListChangeListener.Change<? extends Line> change) {
        int first = Integer.MAX_VALUE;
        while (change.next()) {
            first = Math.min(first, change.getFrom());
        }
        searchFrom(first);
    }

    private void searchFrom(int first) {
        if (query.get().isBlank()) {
            found.set(Found.NOTHING);
            return;
        }
        var pattern = Pattern.compile(query.get(), Pattern.LITERAL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        var before = found.get();
        var matches = new ArrayList<Match>();
        before.matches().stream().takeWhile(match -> match.line() < first).forEach(matches::add);
        for (int line = first; line < lines.size(); line++) {
            var matcher = pattern.matcher(lines.get(line).text());
            while (matcher.find()) {
                matches.add(new Match(line, matcher.start(), matcher.end()));
            }
        }
        int at = matches.isEmpty() ? -1 : Math.clamp(before.at(), 0, matches.size() - 1);
        found.set(new Found(matches, at));
    }
}
