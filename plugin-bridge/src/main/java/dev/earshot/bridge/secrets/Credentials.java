package dev.earshot.bridge.secrets;

import dev.earshot.engine.SttException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/// A server's certificate, as it is in its files now. Used by one thread at a time.
///
/// Programs that renew certificates write one file after the other, so files are read when they have
/// stayed the same from one look to the next. What cannot be used is said once, and what was there before
/// stays in use.
public final class Credentials {
    private final TlsFiles files;
    private final InstantSource clock;
    private final Consumer<String> notices;
    private FileState read;
    private FileState seen;

    /// @param notices is told what a person should know: a renewal that cannot be used, a certificate that
    ///     expires
    public Credentials(TlsFiles files, InstantSource clock, Consumer<String> notices) {
        this.files = files;
        this.clock = clock;
        this.notices = notices;
        this.read = FileState.of(files.paths());
        this.seen = read;
    }

    /// Reads the files.
    ///
    /// @throws SttException as [TlsFiles#read]
    public Identity load() {
        read = FileState.of(files.paths());
        seen = read;
        return warned(files.read());
    }

    /// To be called now and then: what is in the files, if they have been renewed since the last time.
    public Optional<Identity> renewed() {
        var now = FileState.of(files.paths());
        boolean still = now.equals(seen);
        seen = now;
        if (!still || now.equals(read)) {
            return Optional.empty();
        }
        read = now;
        try {
            return Optional.of(warned(files.read()));
        } catch (SttException e) {
            notices.accept("The renewed certificate cannot be used, and the old one stays: " + e.sentence());
            return Optional.empty();
        }
    }

    private Identity warned(Identity identity) {
        identity.warning(clock.instant()).ifPresent(notices);
        return identity;
    }
}
