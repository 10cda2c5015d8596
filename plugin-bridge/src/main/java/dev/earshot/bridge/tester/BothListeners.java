package dev.earshot.bridge.tester;

import dev.earshot.bridge.faults.FaultHappening;
import dev.earshot.bridge.wire.Frame;
import dev.earshot.bridge.wire.Opening;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.nio.ByteBuffer;

/// Lets two watch the same run.
record BothListeners(TestListener first, TestListener second) implements TestListener {
    @Override
    public void begun(RecognizerInfo info) {
        first.begun(info);
        second.begun(info);
    }

    @Override
    public void fed(Pcm chunk) {
        first.fed(chunk);
        second.fed(chunk);
    }

    @Override
    public void heard(TranscriptEvent event) {
        first.heard(event);
        second.heard(event);
    }

    @Override
    public void disturbed(FaultHappening happening) {
        first.disturbed(happening);
        second.disturbed(happening);
    }

    @Override
    public void dialled(Opening opening) {
        first.dialled(opening);
        second.dialled(opening);
    }

    @Override
    public void sent(Frame frame) {
        first.sent(apart(frame));
        second.sent(frame);
    }

    @Override
    public void received(Frame frame) {
        first.received(apart(frame));
        second.received(frame);
    }

    @Override
    public void closed(int code, String reason) {
        first.closed(code, reason);
        second.closed(code, reason);
    }

    /// Reading moves the position of its bytes.
    private static Frame apart(Frame frame) {
        return switch (frame) {
            case Frame.Text text -> text;
            case Frame.Binary(ByteBuffer bytes) -> new Frame.Binary(bytes.duplicate());
        };
    }
}
