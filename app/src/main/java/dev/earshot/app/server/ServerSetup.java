package dev.earshot.app.server;

import dev.earshot.app.serve.ServeSettings;
import dev.earshot.app.serve.Setting;
import dev.earshot.app.serve.Settings;
import dev.earshot.app.shell.ServerChoices;
import dev.earshot.app.shell.ServerChoices.Reach;
import dev.earshot.bridge.server.SttServer;
import dev.earshot.bridge.wire.Request;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.store.Secret;
import java.net.URI;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// What the choices of the page mean for a server, in the settings of `earshot serve`. What is not chosen here is as
/// usual there.
final class ServerSetup {
    private ServerSetup() {}

    /// @param key of whoever comes from the network; nobody does without
    /// @param defaults what a client gets that asks for nothing
    /// @param notices is told what a person should know while the server runs
    static SttServer.Setup of(
            ServerChoices choices,
            Optional<Secret> key,
            RecognitionOptions defaults,
            InstantSource clock,
            Consumer<String> notices) {
        Map<Setting, List<String>> chosen = new EnumMap<>(Setting.class);
        chosen.put(Setting.HOST, List.of(host(choices.reach())));
        chosen.put(Setting.PORT, List.of(String.valueOf(choices.port())));
        key.ifPresent(one -> chosen.put(Setting.API_KEYS, List.of(one.reveal())));
        return ServeSettings.of(Settings.of(chosen)).setup(new Request(defaults, Optional.empty()), clock, notices);
    }

    private static String host(Reach reach) {
        return switch (reach) {
            case MACHINE -> "127.0.0.1";
            case NETWORK -> "0.0.0.0";
        };
    }

    /// The address for programs of this machine.
    static URI address(URI listening, Reach reach) {
        return switch (reach) {
            case MACHINE -> listening;
            case NETWORK -> URI.create("http://127.0.0.1:" + listening.getPort());
        };
    }
}
