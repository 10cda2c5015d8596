package dev.earshot.bridge.client;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

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

    /// @throws SttException UNSUPPORTED when there is none of that id
    public EndpointVendor of(String id) {
        return all.stream()
                .filter(vendor -> vendor.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new SttException(
                        SttError.UNSUPPORTED,
                        "No kind of service is called '%s'; there are %s."
                                .formatted(
                                        id, all.stream().map(EndpointVendor::id).collect(Collectors.joining(", ")))));
    }
}
