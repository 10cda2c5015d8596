package dev.earshot.bridge.wire;

import dev.earshot.engine.audio.Pcm;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The sound of one connection on its way from bytes into actions. Used by one thread at a time.
public final class Intake {
    private SoundDecoder decoder;
    private Duration sent = Duration.ZERO;
    private boolean tornBefore;

    public Intake(SoundFormat format) {
        this.decoder = new SoundDecoder(format);
    }

    public SoundFormat format() {
        return decoder.format();
    }

    /// How much sound has been handed on.
    public Duration sent() {
        return sent;
    }

    /// Takes bytes, as they are cut.
    public void take(ByteBuffer bytes, List<Action> actions) {
        hear(decoder.decode(bytes), actions);
    }

    /// Hands on what waits for the next bytes.
    public void flush(List<Action> actions) {
        hear(decoder.flush(), actions);
    }

    /// The bytes that follow are written like this.
    public void change(SoundFormat format, List<Action> actions) {
        if (!format.equals(decoder.format())) {
            flush(actions);
            decoder = new SoundDecoder(format);
        }
    }

    /// Whether the last bytes ended in the middle of a sample.
    public boolean torn() {
        return decoder.torn();
    }

    /// What is to be said of that, once: whoever cuts a stream of bytes anywhere would hear of it with
    /// every message.
    public Optional<BadFrame> complaint() {
        if (tornBefore || !torn()) {
            return Optional.empty();
        }
        tornBefore = true;
        return Optional.of(new BadFrame(
                Fault.ODD_LENGTH,
                "The sound ended in the middle of a sample (of %d bytes); what is missing is taken from the next message."
                        .formatted(decoder.format().bytes())));
    }

    private void hear(Pcm chunk, List<Action> actions) {
        if (chunk.samples().length > 0) {
            sent = sent.plus(chunk.duration());
            actions.add(new Action.Sound(chunk));
        }
    }
}
