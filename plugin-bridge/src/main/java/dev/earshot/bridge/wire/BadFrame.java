package dev.earshot.bridge.wire;

import java.io.Serial;

/// A frame that cannot be understood. Checked, so that no codec forgets to answer it, and without a
/// stack trace, since a
/// peer may send as many as it likes. It never leaves a codec.
public final class BadFrame extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final Fault fault;
    private final String sentence;

    /// @param sentence what is wrong, and what to do
    public BadFrame(Fault fault, String sentence) {
        super(sentence, null, false, false);
        this.fault = fault;
        this.sentence = sentence;
    }

    public Fault fault() {
        return fault;
    }

    public String sentence() {
        return sentence;
    }
}
