package dev.earshot.bridge.load;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A host that may be loaded: this machine, or another one that somebody has named. Without one there
/// is no [Load], so that nobody loads a service of others by mistake.
public final class ConfirmedHost {
    /// Numbers and one name only: what any other name stands for, somebody elsewhere decides.
    private static final Pattern HERE =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[(::1|0(:0){6}:1)]", Pattern.CASE_INSENSITIVE);

    private static final ConfirmedHost THIS_PROCESS = new ConfirmedHost("this process");

    private final String name;

    private ConfirmedHost(String name) {
        this.name = name;
    }

    /// Of a recogniser that needs no network.
    public static ConfirmedHost thisProcess() {
        return THIS_PROCESS;
    }

    /// That of an address which confirms itself, since it is on this machine.
    public static Optional<ConfirmedHost> here(URI address) {
        return host(address).filter(name -> HERE.matcher(name).matches()).map(ConfirmedHost::new);
    }

    /// That of an address, as somebody has named it.
    ///
    /// @param said exactly the host of the address, in letters of either case; on this machine it does
    ///     not matter
    /// @throws SttException ACCESS_DENIED where that is another one, with a sentence that names the
    ///     one there is
    public static ConfirmedHost named(URI address, String said) {
        return here(address)
                .orElseGet(() -> host(address)
                        .filter(name -> name.equals(lower(said.strip())))
                        .map(ConfirmedHost::new)
                        .orElseThrow(() -> unconfirmed(address)));
    }

    /// Whether it is the host of this address.
    public boolean covers(URI address) {
        return host(address).filter(name::equals).isPresent();
    }

    /// What is said where nobody has named it.
    public static SttException unconfirmed(URI address) {
        return new SttException(
                SttError.ACCESS_DENIED,
                host(address)
                        .map(name ->
                                "%s is not this machine: load it only if it is yours or its owner agrees, and say so by"
                                                .formatted(name)
                                        + " confirming exactly the host '" + name + "'.")
                        .orElse("The address " + address + " names no host that could be loaded; give another one."));
    }

    /// The host that has to be named.
    public static Optional<String> host(URI address) {
        return Optional.ofNullable(address.getHost()).map(ConfirmedHost::lower);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return name;
    }
}
