package dev.earshot.app.endpoints.load;

import dev.earshot.app.endpoints.load.LoadWish.Goal;
import dev.earshot.bridge.load.LoadStep;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;

/// What came of a load, in a sentence or two.
final class LoadWords {
    private LoadWords() {}

    static String of(LoadData data, LoadWish wish) {
        if (data.steps().isEmpty()) {
            return "";
        }
        return wish.goal() == Goal.LIMIT && data.limit().isPresent()
                ? limit(data.limit().get(), wish)
                : step(data.steps().getLast(), wish);
    }

    private static String limit(int streams, LoadWish wish) {
        var kept = "95 of 100 finals came within " + seconds(wish.target()) + ", and nothing failed.";
        if (streams == 0) {
            return "Not even one stream is sustained: finals do not come within " + seconds(wish.target())
                    + ", or sessions fail; the table says which.";
        }
        var many = streams == 1 ? "1 stream is" : streams + " streams are";
        return streams == wish.streams()
                ? "All " + streams + " streams that were tried are sustained: " + kept + " Try more to find the limit."
                : many + " sustained: " + kept + " With more, that did not hold.";
    }

    private static String step(LoadStep step, LoadWish wish) {
        var failed = step.failed() == 0
                ? "nothing failed"
                : "%d of %d sessions failed, most often so: %s".formatted(step.failed(), step.sessions(), worst(step));
        var late = step.finals()
                .p95()
                .map(time -> "95 of 100 finals came within " + seconds(time))
                .orElse("no final came after its speech had ended");
        return "%s with %d streams, and %s. %s"
                .formatted(
                        capital(late),
                        step.streams(),
                        failed,
                        step.sustained(wish.target()) ? "That is sustained." : "That is not sustained.");
    }

    private static String worst(LoadStep step) {
        return step.failures().entrySet().stream()
                .max(Comparator.comparing(Map.Entry::getValue))
                .map(Map.Entry::getKey)
                .map(sentence -> sentence.replaceFirst("\\.$", ""))
                .orElse("");
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1e3);
    }
}
