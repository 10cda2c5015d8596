package dev.earshot.bridge.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.earshot.bridge.http.Calls;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ModelNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "whisper-1",
                "gpt-4o-transcribe",
                "gpt-4o-mini-transcribe",
                "gpt-4o-transcribe-diarize",
                "nova-3",
                "nova-2-medical",
                "Nova-3",
                "flux-general-en",
                "base",
                "enhanced-phonecall",
                "whisper",
                "whisper-large"
            })
    void aServicesOwnNameMeansTheUsualModel(String name) {
        assertInstanceOf(ModelName.Usual.class, ModelName.of(Optional.of(name), Calls.OFFER));
    }

    @Test
    void aModelOfThatNameComesBeforeTheService() {
        var named = assertInstanceOf(ModelName.Named.class, ModelName.of(Optional.of("whisper-base"), Calls.OFFER));
        assertEquals("whisper-base", named.model().id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"whisper-9", "gpt-4o", "novae", "nova-3\n", "whisper-base ", "../whisper-base"})
    void anyOtherNameIsUnknown(String name) {
        assertInstanceOf(ModelName.Unknown.class, ModelName.of(Optional.of(name), Calls.OFFER));
    }
}
