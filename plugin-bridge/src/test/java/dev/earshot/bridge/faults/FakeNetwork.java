package dev.earshot.bridge.faults;

import dev.earshot.bridge.client.Dialer;
import dev.earshot.bridge.client.Line;
import dev.earshot.bridge.wire.Frame;
import dev.earshot.bridge.wire.Opening;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Lines that write down what is done to them.
final class FakeNetwork implements Dialer {
    final List<String> done = new ArrayList<>();

    @Override
    public Line dial(Opening opening, Line.Listener listener) {
        done.add("dial");
        return new Line() {
            @Override
            public void send(Frame frame, Duration patience) {
                done.add(
                        switch (frame) {
                            case Frame.Text(var text) -> text;
                            case Frame.Binary(var bytes) -> written(bytes);
                        });
            }

            @Override
            public void endOutput() {
                done.add("end of output");
            }

            @Override
            public void close() {
                done.add("close");
            }

            @Override
            public void abort() {
                done.add("abort");
            }
        };
    }

    private static String written(ByteBuffer bytes) {
        var copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return new String(copy, StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {}
}
