package dev.earshot.bridge.tester;

import dev.earshot.bridge.client.Tap;
import dev.earshot.bridge.faults.FaultHappening;
import dev.earshot.bridge.wire.Frame;
import dev.earshot.bridge.wire.Opening;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.transcript.TranscriptEvent;

/// Watches a [TestRun]. Told on several threads, also at once; must not block.
public interface TestListener extends Tap {
    TestListener NONE = new TestListener() {};

    /// Tells both, this one first.
    default TestListener and(TestListener other) {
        return new BothListeners(this, other);
    }

    /// A session begins.
    default void begun(RecognizerInfo info) {}

    /// Sound has been handed over.
    default void fed(Pcm chunk) {}

    /// @param event with its times on the axis of the sound that was sent
    default void heard(TranscriptEvent event) {}

    /// Something went wrong on purpose.
    default void disturbed(FaultHappening happening) {}

    @Override
    default void dialled(Opening opening) {}

    @Override
    default void sent(Frame frame) {}

    @Override
    default void received(Frame frame) {}

    @Override
    default void closed(int code, String reason) {}
}
