package dev.earshot.bridge.client;

import dev.earshot.bridge.wire.BatchCodec;
import dev.earshot.bridge.wire.Request;
import dev.earshot.engine.recognition.Recognizer;

/// A kind of service that hears recordings at once. A live stream it hears utterance by utterance.
public interface RecordingVendor extends EndpointVendor {
    BatchCodec codec(Request request, EndpointConfig config);

    /// What goes to an endpoint.
    default Courier courier(EndpointConfig config) {
        return new HttpCourier(config.address(), opening -> config.dressed(opening, keyUse()), config.limits());
    }

    @Override
    default boolean streams() {
        return false;
    }

    @Override
    default Recognizer recognizer(EndpointConfig config, Wiring wiring) {
        var counted = new MeteredCourier(wiring.calls().apply(courier(config)), wiring.meter());
        var persistent = new PersistentCourier(counted, config.retries());
        var courier = config.memory()
                .<Courier>map(folder -> new RememberingCourier(persistent, config.asked(), folder, wiring.meter()))
                .orElse(persistent);
        return new HttpRecognizer(
                info(config), options -> codec(config.request(options), config), courier, wiring.detectors());
    }
}
