package dev.earshot.app.serve;

import java.io.Serial;

/// A setting that cannot be used; the message is one sentence that says where it stands.
public final class WrongSetting extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1L;

    public WrongSetting(String sentence) {
        super(sentence);
    }
}
