package dev.earshot.bridge.client;

import java.net.URI;

/// What is to be known of a kind of service before there is an endpoint of it.
///
/// @param id what a command line and a file call it: `deepgram`
/// @param name what a person calls it: `Deepgram`
/// @param address where the service is, or usually runs
/// @param keyUse how it wants to be shown a key
public record Kind(String id, String name, URI address, KeyUse keyUse) {
    /// @param address as it is written
    public static Kind of(String id, String name, String address, KeyUse keyUse) {
        return new Kind(id, name, URI.create(address), keyUse);
    }
}
