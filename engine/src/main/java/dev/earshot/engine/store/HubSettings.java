package dev.earshot.engine.store;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// How the model hub is reached.
///
/// @param base where it is: `https://huggingface.co`
/// @param token for models that need an account; sent to the host of `base` and to no other
/// @param proxies which proxy a request goes through
/// @param cache the folder that programs share for what they fetched from the hub; read here, never written
/// @param offline whether nothing may be fetched
public record HubSettings(URI base, Optional<Secret> token, Proxies proxies, Path cache, boolean offline) {
    /// What the environment says: `HF_ENDPOINT`, `HF_TOKEN`, `HF_TOKEN_PATH`, `HF_HOME`, `HF_HUB_CACHE`,
    /// `HF_HUB_OFFLINE`, and the proxies; without them the hub itself, the token that `hf auth login` left, and the
    /// cache in the home folder.
    ///
    /// @param home of the user
    public static HubSettings of(Map<String, String> environment, Path home) {
        return new HubSettings(
                URI.create("https://huggingface.co"),
                Optional.empty(),
                Proxies.of(environment),
                home.resolve(".cache/huggingface/hub"),
                false);
    }

    /// The same hub at another address.
    public HubSettings at(URI otherBase) {
        return new HubSettings(otherBase, token, proxies, cache, offline);
    }

    /// The same with another token.
    public HubSettings with(Optional<Secret> otherToken) {
        return new HubSettings(base, otherToken, proxies, cache, offline);
    }
}
