package dev.earshot.engine.recognition;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Which model to offer first, and why.
///
/// @param model the one to offer
/// @param sentence its size and how fast it will be here: `Whisper base: 290 MB, about 9 times faster
///     than real time on this machine.`
/// @param reason why this one and no better one, in one sentence
public record Recommendation(Candidate model, String sentence, String reason) {
    /// What somebody wants to do with it.
    public enum Purpose {
        /// English, live and recordings.
        ENGLISH,
        /// Any language, live and recordings.
        ANY_LANGUAGE
    }

    private static final Comparator<Candidate> BETTER = Comparator.comparingDouble(Candidate::quality)
            .thenComparing(Comparator.comparingLong(Candidate::download).reversed());

    /// The best model that fits into the machine and keeps up there with somebody who speaks; if none
    /// keeps up, the fastest that fits, for recordings. A pure function.
    ///
    /// @param candidates in any order
    /// @return empty when none fits
    public static Optional<Recommendation> of(List<Candidate> candidates, Machine machine, Purpose purpose) {
        var understood = candidates.stream()
                .filter(one -> purpose == Purpose.ENGLISH || !one.english())
                .sorted(BETTER.reversed())
                .toList();
        var fitting = understood.stream().filter(machine::holds).toList();
        return fitting.stream()
                .filter(machine::keepsUpWith)
                .findFirst()
                .map(best -> new Recommendation(best, sentence(best), reason(best, understood, machine)))
                .or(() -> fitting.stream()
                        .min(Comparator.comparingDouble(Recommendation::slowness))
                        .map(fastest -> new Recommendation(
                                fastest,
                                sentence(fastest),
                                "No model keeps up with live speech on this machine; this is the fastest for"
                                        + " recordings.")));
    }

    private static double slowness(Candidate candidate) {
        return candidate.speed().map(Speed::live).orElse((double) candidate.memory());
    }

    private static String sentence(Candidate one) {
        var size = one.download() > 0 ? ": " + size(one.download()) : "";
        return one.speed()
                .map(speed -> one.name() + size + (size.isEmpty() ? ": " : ", ") + speed.words() + " on this machine.")
                .orElseGet(() -> one.name() + size + "; how fast it is here is measured when it is installed.");
    }

    /// @param understood the best first
    private static String reason(Candidate chosen, List<Candidate> understood, Machine machine) {
        int place = understood.indexOf(chosen);
        if (place == 0) {
            return "It is the most accurate there is, and this machine is fast enough for it.";
        }
        var better = understood.get(place - 1);
        return machine.holds(better)
                ? better.name() + " is more accurate, and too slow here for live speech."
                : better.name() + " is more accurate, and needs " + size(better.memory())
                        + " of memory, too much for this machine.";
    }

    /// As shops count: `290 MB`, `1.5 GB`.
    private static String size(long bytes) {
        return bytes < 995_000_000
                ? Math.max(1, Math.round(bytes / 1e6)) + " MB"
                : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }
}
