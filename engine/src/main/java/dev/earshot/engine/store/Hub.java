package dev.earshot.engine.store;

/// The model hub huggingface.co, or another that speaks as it does. Fetches nothing by itself. Safe for many threads.
public final class Hub {
    private final HubSettings settings;

    public Hub(HubSettings settings) {
        this.settings = settings;
    }

    public HubSettings settings() {
        return settings;
    }

    /// Asks what is in a repository; waits and tries again while that may help.
    ///
    /// @throws dev.earshot.engine.SttException MODEL_NOT_FOUND, ACCESS_DENIED, NETWORK
    public HubSnapshot look(ModelReference reference) throws InterruptedException {
        throw new InterruptedException("not built yet: " + reference);
    }
}
