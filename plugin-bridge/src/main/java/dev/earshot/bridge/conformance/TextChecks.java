package dev.earshot.bridge.conformance;

import dev.earshot.engine.scoring.CommittedChange;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What the text is.
final class TextChecks {
    private TextChecks() {}

    static Finding noEmptyFinal(HeardSession session) {
        boolean told = false;
        for (var seen : session.log().observations()) {
            if (seen.event() instanceof TranscriptEvent.Final(var segment)) {
                told = true;
                if (segment.text().isBlank()) {
                    return OrderChecks.broken("A final has no text.", session, seen);
                }
            }
        }
        return told ? Finding.KEPT : new Finding.Silent("It gives no finals.");
    }

    static Finding committedStays(HeardSession session) {
        if (session.log().observations().stream().noneMatch(seen -> seen.event() instanceof TranscriptEvent.Partial)) {
            return new Finding.Silent("It gives no interim text.");
        }
        return CommittedChange.in(session.log()).stream()
                .findFirst()
                .<Finding>map(change -> new Finding.Broken(
                        "Text that was committed changed later.",
                        List.of(
                                Evidence.of(session, "committed in segment " + change.segment(), change.committed()),
                                Evidence.of(session, change.at()))))
                .orElse(Finding.KEPT);
    }

    static Finding languageAsAsked(HeardSession session) {
        if (session.asked().language().isEmpty()) {
            return new Finding.Silent("No language was asked for.");
        }
        var asked = primary(session.asked().language().get());
        boolean told = false;
        for (var seen : session.log().observations()) {
            if (seen.event() instanceof TranscriptEvent.Final(var segment)
                    && segment.language().isPresent()) {
                told = true;
                var said = segment.language().get();
                if (!primary(said).equals(asked)) {
                    return OrderChecks.broken(
                            "A final is said to be in \"%s\"; \"%s\" was asked for.".formatted(said, asked),
                            session,
                            seen);
                }
            }
        }
        return told
                ? Finding.KEPT
                : new Finding.Silent("Its finals name no language; a plugin then reports the one it was asked for.");
    }

    private static String primary(String tag) {
        return tag.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
    }

    static Finding accurate(HeardSession session, double limit) {
        Optional<String> reference = session.reference();
        if (reference.isEmpty()) {
            return new Finding.Silent("It is not known what is really said in the sound.");
        }
        if (!session.completed()) {
            return new Finding.Silent("The session did not come to its end.");
        }
        var words = Words.in(session.asked());
        var difference = words.difference(reference.get(), session.text());
        var sentence = String.format(
                Locale.ROOT, "The word error rate is %.2f; at most %.2f is let pass.", difference.wer(), limit);
        if (difference.wer() <= limit) {
            return new Finding.Kept(sentence);
        }
        return new Finding.Broken(
                sentence,
                List.of(
                        Evidence.of(session, "spoken", reference.get()),
                        Evidence.of(session, "heard", session.text()),
                        Evidence.of(session, "what differs", difference.words())));
    }
}
