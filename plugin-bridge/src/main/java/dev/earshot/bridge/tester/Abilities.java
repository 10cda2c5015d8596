package dev.earshot.bridge.tester;

import dev.earshot.bridge.client.EndpointConfig;
import dev.earshot.bridge.client.EndpointVendor;
import dev.earshot.bridge.client.StreamingVendor;
import dev.earshot.bridge.conformance.Ability;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.RecognitionOptions;
import java.util.EnumSet;
import java.util.Set;

/// What an endpoint can do, as far as its protocol tells without asking it.
///
/// Whether its words have times, only its answers tell.
public final class Abilities {
    private static final Pcm A_SECOND = new Pcm(new float[Pcm.SAMPLE_RATE]);

    private Abilities() {}

    /// What is asked of it is what `options` ask.
    public static Set<Ability> of(EndpointVendor vendor, EndpointConfig config, RecognitionOptions options) {
        var abilities = EnumSet.noneOf(Ability.class);
        if (vendor.streams() && options.interim()) {
            abilities.add(Ability.INTERIM);
        }
        if (vendor instanceof StreamingVendor streaming && saysFlush(streaming, config, options)) {
            abilities.add(Ability.FLUSH);
        }
        return abilities;
    }

    /// Whether its protocol has a message for it, tried on one that is connected to nothing.
    private static boolean saysFlush(StreamingVendor vendor, EndpointConfig config, RecognitionOptions options) {
        var codec = vendor.codec(config.request(options), config);
        codec.start();
        codec.audio(A_SECOND);
        return !codec.flush().isEmpty();
    }
}
