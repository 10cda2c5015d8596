package dev.earshot.bridge.client;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;

/// All kinds of services that there are, by their names.
public record Vendors(List<EndpointVendor> all) {
    public Vendors {
        all = all.stream().sorted(Comparator.comparing(EndpointVendor::name)).toList();
    }

    public static Vendors installed() {
        return new Vendors(ServiceLoader.load(EndpointVendor.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList());
    }

    public List<String> ids() {
        return all.stream().map(EndpointVendor::id).toList();
    }

    /// @throws SttException UNSUPPORTED when there is none of that id
    public EndpointVendor of(String id) {
        return all.stream()
                .filter(vendor -> vendor.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new SttException(
                        SttError.UNSUPPORTED,
                        "No kind of service is called '%s'; there are %s.".formatted(id, String.join(", ", ids()))));
    }

    /// What is probably spoken at an address: the protocol whose path it has, or the service whose host it is.
    public Optional<EndpointVendor> guess(URI address) {
        return all.stream()
                .filter(vendor -> isPathOf(vendor, address))
                .findFirst()
                .or(() -> all.stream()
                        .filter(vendor -> isHostOf(vendor, address))
                        .min(Comparator.comparing(vendor -> vendor.streams() != isSocket(address))));
    }

    private static boolean isHostOf(EndpointVendor vendor, URI address) {
        return !isHere(vendor.address()) && vendor.address().getHost().equalsIgnoreCase(address.getHost());
    }

    /// HTTP is spoken for recordings, WebSockets for streams, where both have the same path.
    private static boolean isPathOf(EndpointVendor vendor, URI address) {
        var path = Optional.ofNullable(address.getPath()).orElse("");
        return vendor.streams() == isSocket(address)
                && vendor.path().filter(path::endsWith).isPresent();
    }

    private static boolean isSocket(URI address) {
        return address.getScheme().toLowerCase(Locale.ROOT).startsWith("ws");
    }

    private static boolean isHere(URI address) {
        return address.getHost().equals("127.0.0.1");
    }
}
