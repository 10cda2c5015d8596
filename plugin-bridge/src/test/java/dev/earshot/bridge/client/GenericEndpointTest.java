package dev.earshot.bridge.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.earshot.bridge.server.Access;
import dev.earshot.bridge.server.ServerLimits;
import dev.earshot.bridge.wire.Terms;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.FakeModel;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.transcript.TranscriptBuilder;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.vad.Detectors;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Our own server, described in a file, says the same as when its protocol is known.
@Timeout(60)
final class GenericEndpointTest {
    private static final String DEEPGRAM = """
            {"path":"/v1/listen","query":{"encoding":"linear16","sample_rate":"16000","interim_results":"true"},
             "key":{"header":"Authorization","before":"Token "},
             "sound":{"as":"binary","encoding":"linear16","rate":16000},
             "end":{"type":"CloseStream"},
             "keepAlive":{"message":{"type":"KeepAlive"},"every":4},
             "answer":{"text":"/channel/alternatives/0/transcript","final":{"at":"/is_final"},
               "words":{"at":"/channel/alternatives/0/words","word":"/word","start":"/start","end":"/end","confidence":"/confidence"},
               "error":"/err_msg"}}
            """;

    private static final String OPENAI = """
            {"path":"/v1/audio/transcriptions","key":{"header":"Authorization","before":"Bearer "},
             "sound":{"as":"form","field":"file","fields":{"model":"whisper-1","response_format":"json"},"encoding":"wav"},
             "answer":{"text":"/text","error":"/error/message"}}
            """;

    private final FakeModel model = FakeModel.saying("good morning", "how are you");
    private final List<TranscriptEvent> events = new CopyOnWriteArrayList<>();

    private String heard(String id, URI address, String key, String description, RecognitionOptions options)
            throws InterruptedException {
        events.clear();
        var config = EndpointConfig.of("here", address)
                .withKey(Optional.of(key))
                .withDescription(Optional.of(description))
                .withRetries(Retries.NONE);
        try (var recognizer = Vendors.installed().of(id).recognizer(config, Wiring.plain(Detectors.builtIn()));
                var session = recognizer.open(options, events::add)) {
            session.accept(tone());
            session.finish();
        }
        var builder = new TranscriptBuilder();
        events.forEach(builder::on);
        return builder.transcript().text().replace('\n', ' ');
    }

    /// As long as what the model says takes, and loud, so that it is taken for speech.
    private Pcm tone() {
        var samples = new float[model.audio().samples().length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (0.3 * Math.sin(2 * Math.PI * 440 * i / Pcm.SAMPLE_RATE));
        }
        return new Pcm(samples);
    }

    @Test
    void aDescribedSocketSaysWhatItsProtocolSays() throws Exception {
        try (var served = new ServedFake(model, ServerLimits.USUAL, Access.of(List.of("right-secret")))) {
            var options = Terms.LIVE.options();
            assertEquals(
                    "good morning how are you",
                    heard("generic-websocket", served.address(), "right-secret", DEEPGRAM, options),
                    "of " + events);
            assertEquals(
                    "good morning how are you", heard("deepgram", served.address(), "right-secret", "{}", options));
            var why = assertThrows(
                    SttException.class,
                    () -> heard("generic-websocket", served.address(), "wrong-secret", DEEPGRAM, options));
            assertEquals(SttError.ACCESS_DENIED, why.error());
        }
    }

    @Test
    void aDescribedApiSaysWhatItsProtocolSays() throws Exception {
        try (var served = new ServedFake(model, ServerLimits.USUAL, Access.of(List.of("right-secret")))) {
            var options = RecognitionOptions.DEFAULT;
            var known = heard("openai", served.address(), "right-secret", "{}", options);
            assertFalse(known.isBlank(), "of " + events);
            assertEquals(
                    known, heard("generic-http", served.address(), "right-secret", OPENAI, options), "of " + events);
            assertEquals("", heard("generic-http", served.address(), "wrong-secret", OPENAI, options));
            var failed = (TranscriptEvent.Failed) events.getLast();
            assertEquals(SttError.ACCESS_DENIED, failed.cause().error());
        }
    }
}
