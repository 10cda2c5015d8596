package dev.earshot.app.live;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// Push-to-talk: a conversation that listens while a key is held. FX thread only.
final class TalkKey {
    /// People let go of the key on the last syllable.
    private static final Duration TAIL = Duration.ofMillis(250);

    private final Conversation conversation;
    private final Supplier<Optional<String>> microphone;
    private final Later later;
    private final ReadOnlyBooleanWrapper held = new ReadOnlyBooleanWrapper(this, "held");

    TalkKey(Conversation conversation, Supplier<Optional<String>> microphone, Later later) {
        this.conversation = conversation;
        this.microphone = microphone;
        this.later = later;
    }

    ReadOnlyBooleanProperty held() {
        return held.getReadOnlyProperty();
    }

    /// The key went down; the system may say so again and again.
    void press() {
        if (!held.get()) {
            held.set(true);
            if (conversation.phase().get().mayBegin()) {
                conversation.begin(microphone.get());
            } else {
                conversation.resume();
            }
        }
    }

    /// The key went up, or the window lost the keyboard.
    void release() {
        if (held.get()) {
            held.set(false);
            later.after(TAIL, () -> {
                if (!held.get()) {
                    conversation.pause();
                }
            });
        }
    }
}
