package dev.earshot.engine.recognition;

import dev.earshot.engine.transcript.TranscriptEvent;
import java.time.Duration;
import java.util.Optional;

/// How often there is time to look at an utterance while it is spoken: so that drafts take half of the
/// time at most, and none makes final text late. Used by one thread.
///
/// It has no clock. What a draft cost is how much sound waits after it, which has come in the meantime.
/// Twice that is the time to the next one. When even [#LONGEST] is too short, or too much sound waits to
/// begin at all, there are no drafts: only what is final is said, until [#RETRY] has gone by. What waited
/// before the stream was first caught up with, while a model was loaded, says nothing of the machine. All
/// in frames of 10 ms.
public final class DraftPace {
    /// From one draft to the next, at most.
    private static final int LONGEST = 400;

    /// A step that is worth telling.
    private static final int LONG = 250;

    /// When so much sound waits nothing is drafted until it has been heard.
    private static final int LATE = 50;

    /// A draft that is due and cannot be made for so long is one too many.
    private static final int OVERDUE = 300;

    /// A step grows at most so many times at once: one draft may have met a burst of sound.
    private static final int GROWTH = 4;

    /// What a step grows from that had no length.
    private static final int LEAST = 50;

    /// After so much sound without a draft one is tried again.
    private static final int RETRY = 3000;

    private static final String LONGER =
            "This machine needs longer for a first look at the words than they take to say, so"
                    + " text appears every few seconds; it is complete all the same.";

    private static final String FINAL_ONLY = "This model is at the limit of what this machine can do while somebody"
            + " speaks: text appears only when they pause, and is complete all the same. A smaller model is faster.";

    private final int shortest;
    private int step;
    private int waiting;
    private boolean caughtUp; // whether ever
    private boolean drafted; // whether a draft was made since the last look at what waits
    private long retry; // nothing is drafted before this frame
    private Told told = Told.NOTHING;
    private Optional<TranscriptEvent.Notice> notice = Optional.empty();

    private enum Told {
        NOTHING,
        LONGER,
        FINAL_ONLY
    }

    /// @param shortest from one draft to the next, at least
    public DraftPace(int shortest) {
        this.shortest = shortest;
        this.step = shortest;
    }

    /// How much sound waits to be heard.
    public void behind(Duration sound) {
        waiting = (int) Math.min(Integer.MAX_VALUE, sound.toMillis() / 10);
        caughtUp |= waiting <= LATE;
        if (drafted) {
            drafted = false;
            // It grows soon and shrinks slowly: one draft may be of little text.
            int wanted = Math.min(2 * waiting, GROWTH * Math.max(step, LEAST));
            step = Math.max(shortest, Math.max(wanted, step * 3 / 4));
        }
    }

    /// Whether a draft may be made.
    ///
    /// @param due from when on one is wanted
    /// @param now the frame that has been heard last
    public boolean allows(long due, long now) {
        if (now < retry || now < due) {
            return false;
        }
        if (step > LONGEST || (waiting > LATE && caughtUp && now >= due + OVERDUE)) {
            step = LONGEST;
            retry = now + RETRY;
            tell(Told.FINAL_ONLY, FINAL_ONLY);
            return false;
        }
        return waiting <= LATE;
    }

    /// A draft was made.
    ///
    /// @return when the next one is due
    public long next(long now) {
        drafted = true;
        if (step > LONG) {
            tell(Told.LONGER, LONGER);
        }
        return now + step;
    }

    private void tell(Told what, String sentence) {
        if (told.compareTo(what) < 0) {
            told = what;
            notice = Optional.of(new TranscriptEvent.Notice(TranscriptEvent.Notice.Topic.PACE, sentence));
        }
    }

    /// What is new about the pace that a person should know; each once a stream.
    public Optional<TranscriptEvent.Notice> takeNotice() {
        var taken = notice;
        notice = Optional.empty();
        return taken;
    }
}
