package dev.earshot.engine.transcript;

import dev.earshot.engine.SttException;
import java.time.Duration;

/// What a session says.
///
/// Events come one after the other. The last is [Completed] or [Failed], and there is exactly one of those.
/// All times are on the axis of the audio fed to the session: zero is its first sample.
public sealed interface TranscriptEvent {
    /// The last event of a session.
    sealed interface Terminal extends TranscriptEvent {}

    /// Someone began to speak.
    record SpeechStarted(Duration at) implements TranscriptEvent {}

    /// A first view of a segment that is still being spoken; the next one of the same id replaces it.
    ///
    /// @param committed how many leading characters of the segment's text will not change again in any later
    ///     event of the same id; the rest is tentative
    record Partial(Segment segment, int committed) implements TranscriptEvent {
        public Partial {
            if (committed < 0 || committed > segment.text().length()) {
                throw new IllegalArgumentException("committed is outside the text: " + committed);
            }
        }

        public String committedText() {
            return segment.text().substring(0, committed);
        }

        public String tentativeText() {
            return segment.text().substring(committed);
        }
    }

    /// A segment that will not change again. Never blank. Finals come in order of their ids.
    record Final(Segment segment) implements TranscriptEvent {}

    /// The speaker fell silent.
    record SpeechEnded(Duration at) implements TranscriptEvent {}

    /// Something that the user should know and that takes nothing from the text: that the GPU failed and the
    /// processor took over, for example.
    ///
    /// @param topic for who can do something about it
    /// @param sentence complete in itself
    record Notice(Topic topic, String sentence) implements TranscriptEvent {
        /// What a notice is about.
        public enum Topic {
            /// What computes: a device that failed, a part that is damaged.
            MACHINE,
            /// The recogniser does not keep up with who speaks, and leaves out what is not final.
            PACE,
            /// A service elsewhere is not reached, or not any more.
            CONNECTION
        }

        public Notice(String sentence) {
            this(Topic.MACHINE, sentence);
        }
    }

    /// Everything that was fed has been heard.
    ///
    /// @param audio how much that was
    record Completed(Duration audio) implements Terminal {}

    /// The session ended early. Finals said before remain valid.
    record Failed(SttException cause) implements Terminal {}

    /// Whether this is the last event of its session.
    default boolean terminal() {
        return this instanceof Terminal;
    }

    /// The same event, with all its times `by` later.
    default TranscriptEvent shifted(Duration by) {
        return switch (this) {
            case SpeechStarted(var at) -> new SpeechStarted(at.plus(by));
            case Partial(var segment, var committed) -> new Partial(segment.shifted(by), committed);
            case Final(var segment) -> new Final(segment.shifted(by));
            case SpeechEnded(var at) -> new SpeechEnded(at.plus(by));
            case Notice notice -> notice;
            case Completed completed -> completed;
            case Failed failed -> failed;
        };
    }
}
