package dev.earshot.app;

import dev.earshot.app.shell.ModelSupply;
import dev.earshot.engine.inference.GpuRuntime;
import dev.earshot.engine.recognition.KeepingUp;
import dev.earshot.engine.recognition.ModelFolders;
import dev.earshot.engine.recognition.Models;
import dev.earshot.engine.store.HubCache;
import dev.earshot.engine.store.HubSettings;
import dev.earshot.engine.store.ModelCatalog;
import dev.earshot.engine.store.ModelStore;
import dev.earshot.engine.store.Proxies;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/// Where models lie and where they come from. The window and the command line both ask here, so that they agree.
///
/// What the user set in Earshot wins over the environment (`HF_ENDPOINT`, `HF_TOKEN` and the others that
/// [HubSettings#of] names), and that over what is usual. Each answer is made anew, after the settings of that moment.
/// Safe for many threads if the supplier is.
public final class ModelPlaces {
    private static final String ENDPOINT = "HF_ENDPOINT";

    private static final Duration CONNECT = Duration.ofSeconds(15);

    private final Places places;
    private final Supplier<ModelSupply> supply;
    private final Map<String, String> environment;
    private final Path home;

    /// @param supply what the user's settings say now
    /// @param environment variables of this process
    /// @param home of the user
    public ModelPlaces(Places places, Supplier<ModelSupply> supply, Map<String, String> environment, Path home) {
        this.places = places;
        this.supply = supply;
        this.environment = Map.copyOf(environment);
        this.home = home;
    }

    /// Those of the user who runs this.
    ///
    /// @param supply what the user's settings say now
    public static ModelPlaces ofThisUser(Places places, Supplier<ModelSupply> supply) {
        return new ModelPlaces(places, supply, System.getenv(), Path.of(System.getProperty("user.home")));
    }

    /// Where models are kept: a folder each.
    public Path folder() {
        return supply.get().folder().orElse(places.models());
    }

    /// What other programs fetched. It does not matter to it whether the hub's address is one.
    public HubCache cache() {
        var variables = new HashMap<>(environment);
        variables.remove(ENDPOINT);
        return new HubCache(HubSettings.of(variables, home).cache());
    }

    /// Where the models of [#models] are found.
    public ModelFolders folders() {
        return ModelFolders.in(this::folder, cache());
    }

    /// The models of this machine. They belong to the caller.
    public Models models() {
        return Models.discover(folders());
    }

    /// The models folder, as it is now.
    ///
    /// @param models say which models can be run
    public ModelStore store(Models models) {
        return new ModelStore(folder(), models::family);
    }

    /// What comes with Earshot, and the user's own `catalog.json` beside the settings.
    public ModelCatalog catalog() {
        return ModelCatalog.with(ownCatalog());
    }

    /// Where the user's own catalogue lies, if there is one.
    public Path ownCatalog() {
        return places.config().resolve("catalog.json");
    }

    /// How the hub is reached: at the address in the settings, or else as the environment says; with the token that
    /// Earshot keeps for that address, or else the one of the environment.
    ///
    /// @throws dev.earshot.engine.SttException UNSUPPORTED when the address is none
    public HubSettings hub() {
        var variables = new HashMap<>(environment);
        supply.get().hub().ifPresent(address -> variables.put(ENDPOINT, address));
        return withKeptToken(HubSettings.of(variables, home));
    }

    /// The same for a hub whose address was given for this once.
    ///
    /// @throws dev.earshot.engine.SttException UNSUPPORTED when the address is none
    public HubSettings hubAt(String address) {
        var variables = new HashMap<>(environment);
        variables.put(ENDPOINT, address);
        return withKeptToken(HubSettings.of(variables, home));
    }

    private HubSettings withKeptToken(HubSettings hub) {
        return hub.with(tokens().find(hub.base()).or(hub::token));
    }

    /// What the user gave Earshot to keep.
    public HubTokens tokens() {
        return new HubTokens(places.config().resolve("hub-token"));
    }

    /// How fast models are here; what was measured lies beside the models folder's usual place.
    public KeepingUp keepingUp(Models models) {
        return new KeepingUp(models, places.data().resolve("speed.json"), Version.number());
    }

    /// PyTorch for the GPU: what is in use, and what could be fetched, through the proxies of the environment.
    public GpuRuntime runtime() {
        var net = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(CONNECT)
                .proxy(new EnvironmentProxies(Proxies.of(environment)))
                .build();
        return new GpuRuntime(places.gpuRuntime(), GpuRuntime.PUBLISHED, environment, net);
    }
}
