package dev.earshot.bridge.faults;

import java.time.Duration;

/// Something that goes wrong on purpose. `docs/faults.md` says what each of them does to a stream and to a call.
public sealed interface Fault {
    /// One that happens once, at a place of the sound as it is sent.
    sealed interface Placed extends Fault {
        /// After so much sound.
        Duration at();
    }

    /// One that happens to what is on its way.
    sealed interface OnTheWay extends Placed {}

    /// What is sent is late, each time by another while up to this.
    record Jitter(Duration most) implements Fault {}

    /// Nothing is sent for a while; then everything follows.
    record Stall(Duration length, Duration at) implements OnTheWay {}

    /// The connection breaks.
    record Drop(Duration at) implements OnTheWay {}

    /// Nothing more is sent, without a word of an end; what the service says is still heard.
    record HalfClose(Duration at) implements OnTheWay {}

    /// The next connection or call is turned away, as by a service without a free place.
    record Busy(Duration at) implements Placed {}

    /// The second half of an answer does not arrive. Nothing for a stream.
    record CutAnswer(Duration at) implements Placed {}

    /// Sound that nobody made: silence is put into it.
    record Silence(Duration length, Duration at) implements Placed {}

    /// Sound is cut at places where nobody expects it.
    record OddChunks() implements Fault {}

    /// The end of the sound is told late.
    record LateEnd(Duration length) implements Fault {}

    /// Finding the service takes a while, at each connection.
    record SlowDns(Duration length) implements Fault {}

    /// The key is one that no service gave out.
    record WrongKey() implements Fault {}

    /// The sound is of another rate than is said.
    record WrongRate(int hertz) implements Fault {}
}
