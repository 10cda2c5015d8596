package dev.earshot.app.endpoints;

import dev.earshot.bridge.tester.TestedEndpoint;
import dev.earshot.engine.SttException;

/// Makes an endpoint that can be reached of the one that is chosen.
public interface Opener {
    /// Fills variables in and takes the key out of the keyring. May wait for a person who unlocks it:
    /// never on the FX thread. Connects to nothing.
    ///
    /// @throws SttException with a sentence that can be shown
    TestedEndpoint open(Chosen chosen);
}
