package dev.earshot.app.endpoints.run;

import java.util.Optional;
import java.util.stream.Stream;

/// Faults as a person chooses among them. `docs/faults.md` says what each does.
///
/// Each is a name, how much of it, and where in the sound: the parts of the text of a plan.
enum FaultKind {
    JITTER("jitter", "Jitter", "Each frame is late, by up to", "50ms", ""),
    STALL("stall", "Stall", "Nothing is sent for", "3s", "2s"),
    DROP("drop", "Drop", "The connection breaks", "", "3s"),
    HALF_CLOSE("half-close", "Half-close", "Nothing more is sent, without a word of an end", "", "3s"),
    BUSY("busy", "Busy", "The next connection is turned away", "", "0s"),
    CUT_ANSWER("cut-answer", "Cut answer", "Half of an answer to a call is lost", "", "0s"),
    ODD_CHUNKS("odd-chunks", "Odd chunks", "Sound is cut where nobody expects it", "", ""),
    WRONG_RATE("wrong-rate", "Wrong rate", "The sound is of another rate than is said, in Hz", "8000", ""),
    SILENCE("silence", "Long silence", "Silence is put into the sound, for", "5s", "2s"),
    LATE_END("late-end", "Late end", "The end is told late, by", "2s", ""),
    WRONG_KEY("wrong-key", "Bad token", "A key that nobody gave out is shown", "", ""),
    SLOW_DNS("slow-dns", "Slow DNS", "Finding the service takes", "1s", "");

    private final String id;
    private final String title;
    private final String does;
    private final String amount;
    private final String place;

    FaultKind(String id, String title, String does, String amount, String place) {
        this.id = id;
        this.title = title;
        this.does = does;
        this.amount = amount;
        this.place = place;
    }

    String title() {
        return title;
    }

    /// What it does; where it takes an amount, the words before that.
    String does() {
        return does;
    }

    boolean hasAmount() {
        return !amount.isEmpty();
    }

    boolean hasPlace() {
        return !place.isEmpty();
    }

    /// One as the text of a plan has it.
    String written(String howMuch, String where) {
        return id + (hasAmount() ? "=" + howMuch.strip() : "") + (hasPlace() ? "@" + where.strip() : "");
    }

    /// One to begin with.
    String usual() {
        return written(amount, place);
    }

    static Optional<FaultKind> of(String part) {
        var name = part.strip().split("[=@]", 2)[0];
        return Stream.of(values()).filter(kind -> kind.id.equals(name)).findFirst();
    }

    static String amountOf(String part) {
        int from = part.indexOf('=');
        int to = part.indexOf('@');
        return from < 0 ? "" : part.substring(from + 1, to < 0 ? part.length() : to);
    }

    static String placeOf(String part) {
        int from = part.indexOf('@');
        return from < 0 ? "" : part.substring(from + 1);
    }
}
