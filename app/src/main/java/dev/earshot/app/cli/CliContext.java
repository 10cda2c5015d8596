package dev.earshot.app.cli;

import dev.earshot.app.ModelPlaces;
import dev.earshot.app.Places;
import dev.earshot.bridge.endpoint.EndpointFile;
import dev.earshot.bridge.secrets.keyring.KeyVault;
import dev.earshot.engine.recognition.Models;
import java.time.InstantSource;
import java.util.function.Supplier;

/// What the commands work with. What is slow to come by is asked for only by the commands that need it.
///
/// @param models belongs to whoever made the context
/// @param keys for services elsewhere
/// @param nanoTime a clock that never jumps, for redrawing and speed
record CliContext(
        Terminal terminal,
        Supplier<Models> models,
        Microphones microphones,
        Supplier<Places> places,
        Supplier<ModelPlaces> modelPlaces,
        Supplier<KeyVault> keys,
        InstantSource clock,
        NanoTime nanoTime,
        Interrupts interrupts) {
    /// The user's endpoints.
    EndpointFile endpoints() {
        return new EndpointFile(places.get().endpoints(), terminal::say);
    }

    /// As [System#nanoTime].
    interface NanoTime {
        long now();
    }
}
