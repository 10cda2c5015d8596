package dev.earshot.bridge.server;

import dev.earshot.bridge.dialect.deepgram.ListenApi;
import dev.earshot.bridge.dialect.openai.AudioApi;
import dev.earshot.bridge.http.HttpApi;
import dev.earshot.bridge.http.HttpCall;
import dev.earshot.bridge.wire.Offer;
import dev.earshot.bridge.wire.Request;
import java.io.IOException;
import java.util.List;
import java.util.function.LongSupplier;

/// What all calls share.
///
/// @param guests those that are being served
/// @param defaults what a client gets that asks for nothing
/// @param nanoTime a clock that never jumps
record Calls(
        ServerLimits limits,
        Places places,
        Recognizers recognizers,
        Uploads uploads,
        GuestList guests,
        ServerMonitor monitor,
        Request defaults,
        LongSupplier nanoTime) {
    /// All that there are.
    static final List<HttpApi> APIS = List.of(new AudioApi(), new ListenApi());

    /// Who calls.
    ///
    /// @param key the name of the key
    /// @param peer the address, as a number
    record Caller(String key, String peer) {}

    /// Recordings are heard with time for it, so that of the settings for live sound only the language counts.
    Offer offer() {
        var recording = Offer.RECORDING
                .withLanguage(defaults.options().language())
                .withTask(defaults.options().task())
                .withModel(defaults.model());
        return new Offer(recognizers.offered(), recording);
    }

    /// Returns when it has been answered.
    void serve(HttpApi api, HttpCall asked, Caller caller, Exchange exchange) throws IOException {
        var start = new SessionStart(asked.id(), api.name(), asked.path(), caller.key(), caller.peer(), asked.began());
        var watch = new CallWatch(start, monitor.opened(start), nanoTime);
        var call = new Call(api, asked, caller.key(), exchange, this, watch);
        guests.add(call, start.id());
        try {
            watch.ended(call.serve());
        } finally {
            guests.remove(call);
        }
    }
}
