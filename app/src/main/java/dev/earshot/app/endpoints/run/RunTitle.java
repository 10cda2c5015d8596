package dev.earshot.app.endpoints.run;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// What a run is called in a list.
final class RunTitle {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH);

    private RunTitle() {}

    /// When, what, and how it went: `22 Nov 02:30:12 · kitchen (sample) · 5.3 % (1 of 19 words)`.
    static String of(RunRecord run) {
        var how = run.wentWell()
                ? run.fact(RunFacts.ERRORS).map(fact -> " · " + fact.value()).orElse("")
                : " · ended early";
        return WHEN.format(run.began().atZone(ZoneId.systemDefault())) + " · " + run.source() + how;
    }
}
