package dev.earshot.bridge.client;

import dev.earshot.bridge.wire.Frame;
import dev.earshot.bridge.wire.Opening;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

/// Lets somebody hear what goes over the lines of a dialer.
public record TappedDialer(Dialer dialer, Tap tap) implements Dialer {
    @Override
    public Line dial(Opening opening, Line.Listener listener) {
        tap.dialled(opening);
        return new TappedLine(dialer.dial(opening, new TappedListener(listener)));
    }

    @Override
    public void close() {
        dialer.close();
    }

    private final class TappedListener implements Line.Listener {
        private final Line.Listener listener;

        TappedListener(Line.Listener listener) {
            this.listener = listener;
        }

        @Override
        public void received(Frame frame) {
            tap.received(frame);
            listener.received(frame);
        }

        @Override
        public void closed(int code, String reason) {
            tap.closed(code, reason);
            listener.closed(code, reason);
        }
    }

    private final class TappedLine implements Line {
        private final Line line;

        TappedLine(Line line) {
            this.line = line;
        }

        @Override
        public void send(Frame frame, Duration patience) throws IOException, InterruptedException {
            var kept = kept(frame); // sending moves the position of its bytes
            line.send(frame, patience);
            tap.sent(kept);
        }

        private static Frame kept(Frame frame) {
            return switch (frame) {
                case Frame.Text text -> text;
                case Frame.Binary(ByteBuffer bytes) -> new Frame.Binary(bytes.duplicate());
            };
        }

        @Override
        public void endOutput() {
            line.endOutput();
        }

        @Override
        public void close() {
            line.close();
        }

        @Override
        public void abort() {
            line.abort();
        }
    }
}
