package dev.earshot.bridge.http;

import java.io.Serial;

/// A call that cannot be understood or done. Checked, so that no API forgets to answer it, and without
/// a stack trace, since a stranger may send as many as they like. It never leaves an API.
public final class BadCall extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public BadCall(Refusal refusal) {
        super(refusal.sentence(), null, false, false);
        this.refusal = refusal;
    }

    /// @param parameter the field or parameter that is to blame
    public BadCall(Reason reason, String sentence, String parameter) {
        this(new Refusal(reason, sentence, parameter));
    }

    public Refusal refusal() {
        return refusal;
    }
}
