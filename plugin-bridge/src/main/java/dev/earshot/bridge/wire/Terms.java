package dev.earshot.bridge.wire;

import dev.earshot.engine.recognition.Decoding;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.Task;
import dev.earshot.engine.vad.Endpointing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a server gives a connection on its way, since a codec knows neither clock nor chance nor
/// settings.
///
/// @param id of the connection, unlike any other; a UUID where the protocol has one
/// @param began when it was opened
/// @param offer the models that may be asked for, and what a client gets that asks for nothing: live ones,
///     since sound comes while it is spoken
/// @param largestText a text message of more characters is refused
/// @param largestSound a binary message of more bytes is refused
public record Terms(String id, Instant began, Offer offer, int largestText, int largestSound) {
    /// A text message of this many characters and a binary one of this many bytes are enough for half
    /// a minute of sound.
    public static final int LARGEST = 1 << 20;

    /// For somebody who speaks, with interim results, in a language that the recogniser finds.
    public static final Request LIVE = new Request(
            new RecognitionOptions(Optional.empty(), Task.TRANSCRIBE, true, Decoding.LIVE, Endpointing.LIVE),
            Optional.empty());

    /// The usual ones.
    public Terms(String id, Instant began) {
        this(id, began, new Offer(List.of(), LIVE), LARGEST, LARGEST);
    }

    public Request defaults() {
        return offer.defaults();
    }

    /// @throws BadFrame for a frame that is too large
    public void requireSize(Frame frame) throws BadFrame {
        switch (frame) {
            case Frame.Text(var text) -> requireSize("text", "characters", text.length(), largestText);
            case Frame.Binary(var bytes) -> requireSize("sound", "bytes", bytes.remaining(), largestSound);
        }
    }

    private static void requireSize(String kind, String unit, int size, int largest) throws BadFrame {
        if (size > largest) {
            throw new BadFrame(
                    Fault.TOO_LARGE,
                    "A message of %,d %s of %s is more than the %,d that are taken at once; send smaller ones."
                            .formatted(size, unit, kind, largest));
        }
    }
}
