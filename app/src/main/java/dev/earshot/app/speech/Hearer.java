package dev.earshot.app.speech;

import dev.earshot.bridge.endpoint.SavedEndpoint;
import dev.earshot.engine.store.InstalledModel;
import java.util.Optional;

/// Who hears what is opened or recorded: a model of this computer, or a service that is saved as an
/// endpoint.
public sealed interface Hearer {
    /// What the user calls it.
    String name();

    record Model(InstalledModel model) implements Hearer {
        @Override
        public String name() {
            return model.name();
        }
    }

    /// @param environment whose variables are filled in
    /// @param host whom sound is sent to, with its port
    record Service(SavedEndpoint endpoint, Optional<String> environment, String host) implements Hearer {
        @Override
        public String name() {
            return endpoint.name();
        }

        /// Where sound goes, in a sentence.
        public String about() {
            return host.matches("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d+)?")
                    ? "Sound is sent to " + host + ", a server on this computer."
                    : "Sound leaves this computer: it is sent to " + host + ".";
        }
    }
}
