package dev.earshot.app.cli;

import dev.earshot.bridge.client.SocketService;
import dev.earshot.bridge.client.SocketService.Protocol;
import dev.earshot.bridge.dialect.deepgram.FluxClientCodec;
import dev.earshot.bridge.dialect.deepgram.ListenClientCodec;
import dev.earshot.bridge.dialect.earshot.EarshotClientCodec;
import dev.earshot.bridge.dialect.openai.RealtimeClientCodec;
import dev.earshot.bridge.load.ConfirmedHost;
import dev.earshot.bridge.wire.SoundFormat;
import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which server is measured, and what is spoken with it.
final class ServerAddress {
    // Not required, for picocli would then want it in front of a subcommand too.
    @Parameters(arity = "0..1", paramLabel = "URL", description = "The server: http://127.0.0.1:8000.")
    private Optional<URI> address = Optional.empty();

    @Option(names = "--protocol", paramLabel = "NAME", description = "earshot (default), deepgram, flux or openai.")
    private Spoken spoken = Spoken.EARSHOT;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description =
                    "The API key. Better in the environment, as EARSHOT_API_KEY, where other users cannot see it.")
    private Optional<String> key = Optional.empty();

    @Option(names = "--server-model", paramLabel = "NAME", description = "Which of the server's models hears.")
    private Optional<String> model = Optional.empty();

    @Option(names = "--mine", description = "The server is mine, or I may load it: needed for any that is elsewhere.")
    private boolean mine;

    /// Protocols by the names that people know.
    enum Spoken {
        EARSHOT,
        DEEPGRAM,
        FLUX,
        OPENAI;

        private Protocol protocol() {
            return switch (this) {
                case EARSHOT -> request -> new EarshotClientCodec(request, SoundFormat.PLAIN);
                case DEEPGRAM -> request -> new ListenClientCodec(request, SoundFormat.PLAIN);
                case FLUX -> request -> new FluxClientCodec(request, SoundFormat.PLAIN);
                case OPENAI -> RealtimeClientCodec::new;
            };
        }

        /// What stands before a key.
        private String scheme() {
            return switch (this) {
                case EARSHOT, OPENAI -> "Bearer";
                case DEEPGRAM, FLUX -> "Token";
            };
        }
    }

    Spoken spoken() {
        return spoken;
    }

    URI address() {
        return address.orElseThrow(() -> new UsageException("Which server? Give its address: http://127.0.0.1:8000"));
    }

    SocketService service(CliContext context) {
        return service(context, spoken);
    }

    /// @throws UsageException for a server elsewhere that nobody said may be loaded
    SocketService service(CliContext context, Spoken chosen) {
        var service = SocketService.open(address(), chosen.protocol()).withModel(model);
        host();
        return key.or(() -> context.terminal().variable("EARSHOT_API_KEY"))
                .map(secret -> service.withHeader("Authorization", chosen.scheme() + " " + secret))
                .orElse(service);
    }

    /// That of the server, which is this machine or, so the user says, may be loaded.
    ///
    /// @throws UsageException for a server elsewhere that nobody said may be loaded
    ConfirmedHost host() {
        var host = ConfirmedHost.host(address());
        return host.filter(_ -> mine)
                .map(name -> ConfirmedHost.named(address(), name))
                .or(() -> ConfirmedHost.here(address()))
                .orElseThrow(() -> new UsageException(host.orElse(address().toString())
                        + " is not this machine: load a server elsewhere only if it is yours, and say so with"
                        + " --mine"));
    }
}
