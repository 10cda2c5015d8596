package dev.earshot.bridge.server;

import dev.earshot.bridge.dialect.deepgram.FluxServerCodec;
import dev.earshot.bridge.dialect.deepgram.ListenApi;
import dev.earshot.bridge.dialect.deepgram.ListenServerCodec;
import dev.earshot.bridge.dialect.earshot.EarshotRefusal;
import dev.earshot.bridge.dialect.earshot.EarshotServerCodec;
import dev.earshot.bridge.dialect.openai.AudioApi;
import dev.earshot.bridge.dialect.openai.RealtimeServerCodec;
import dev.earshot.bridge.http.Decline;
import dev.earshot.bridge.wire.Opening;
import dev.earshot.bridge.wire.ServerCodec;
import dev.earshot.bridge.wire.Terms;
import java.util.List;

/// A protocol that is spoken over a WebSocket.
///
/// @param name for a person
/// @param path where a client connects to
/// @param codec makes the server's side of it, one for each connection
/// @param decline how a request is turned down before the connection stands
public record ServerProtocol(String name, String path, Maker codec, Decline decline) {
    /// Makes the codec of one connection.
    public interface Maker {
        ServerCodec of(Opening opening, Terms terms);
    }

    /// All that there are.
    public static List<ServerProtocol> all() {
        return List.of(
                new ServerProtocol(
                        "Earshot", "/ws/transcribe", (_, terms) -> new EarshotServerCodec(terms), new EarshotRefusal()),
                new ServerProtocol("Deepgram", "/v1/listen", ListenServerCodec::new, new ListenApi()),
                new ServerProtocol("Deepgram Flux", "/v2/listen", FluxServerCodec::new, new ListenApi()),
                new ServerProtocol("OpenAI realtime", "/v1/realtime", RealtimeServerCodec::new, new AudioApi()));
    }
}
