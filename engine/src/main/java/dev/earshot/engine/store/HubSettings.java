package dev.earshot.engine.store;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.LoggerFactory;

/// How the model hub is reached.
///
/// @param base where it is: `https://huggingface.co`
/// @param token for models that need an account; sent to the host of `base` and to no other
/// @param proxies which proxy a request goes through
/// @param cache the folder that programs share for what they fetched from the hub; read here, never
///     written
/// @param offline whether nothing may be fetched
public record HubSettings(URI base, Optional<Secret> token, Proxies proxies, Path cache, boolean offline) {
    /// Where the hub is for who does not name another.
    public static final URI USUAL = URI.create("https://huggingface.co");

    private static final Set<String> YES = Set.of("1", "ON", "YES", "TRUE");

    /// What the environment says: `HF_ENDPOINT`, `HF_TOKEN`, `HF_TOKEN_PATH`, `HF_HOME`,
    /// `HF_HUB_CACHE`, `HF_HUB_OFFLINE`, and the proxies; without them the hub itself, the token that
    /// `hf auth login` left, and the cache in the home folder.
    ///
    /// @param home of the user
    /// @throws SttException UNSUPPORTED when `HF_ENDPOINT` is no web address
    /// @see <a
    ///     href="https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables">Hugging
    ///     Face's environment variables</a>
    public static HubSettings of(Map<String, String> environment, Path home) {
        var caches = path(environment, "XDG_CACHE_HOME").orElse(home.resolve(".cache"));
        var hubHome = path(environment, "HF_HOME").orElse(caches.resolve("huggingface"));
        var cache = path(environment, "HF_HUB_CACHE")
                .or(() -> path(environment, "HUGGINGFACE_HUB_CACHE"))
                .orElse(hubHome.resolve("hub"));
        var tokenFile = path(environment, "HF_TOKEN_PATH").orElse(hubHome.resolve("token"));
        var token = text(environment, "HF_TOKEN")
                .or(() -> text(environment, "HUGGING_FACE_HUB_TOKEN"))
                .or(() -> read(tokenFile));
        return new HubSettings(
                address(text(environment, "HF_ENDPOINT").orElse(USUAL.toString())),
                token.map(Secret::new),
                Proxies.of(environment),
                cache,
                text(environment, "HF_HUB_OFFLINE")
                        .filter(value -> YES.contains(upper(value)))
                        .isPresent());
    }

    /// The address of a hub as a person writes it.
    ///
    /// @throws SttException UNSUPPORTED when it is none
    public static URI address(String text) {
        try {
            var base = URI.create(text.strip().replaceFirst("/+$", ""));
            if (base.getHost() != null && Set.of("http", "https").contains(String.valueOf(base.getScheme()))) {
                return base;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw new SttException(
                SttError.UNSUPPORTED,
                "'" + text + "' is no address of a model hub: write it like https://huggingface.co, in the settings or"
                        + " in HF_ENDPOINT.");
    }

    /// The same hub at another address.
    public HubSettings at(URI otherBase) {
        return new HubSettings(otherBase, token, proxies, cache, offline);
    }

    /// The same with another token.
    public HubSettings with(Optional<Secret> otherToken) {
        return new HubSettings(base, otherToken, proxies, cache, offline);
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    private static Optional<String> text(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static Optional<Path> path(Map<String, String> environment, String name) {
        return text(environment, name).map(Path::of);
    }

    private static Optional<String> read(Path tokenFile) {
        if (!Files.isRegularFile(tokenFile)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(tokenFile).strip()).filter(token -> !token.isEmpty());
        } catch (IOException e) {
            LoggerFactory.getLogger(HubSettings.class).warn("The token in {} cannot be read", tokenFile, e);
            return Optional.empty();
        }
    }
}
