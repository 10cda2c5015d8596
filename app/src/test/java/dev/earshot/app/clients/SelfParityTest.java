package dev.earshot.app.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.earshot.bridge.wire.Terms;
import dev.earshot.engine.audio.AudioFile;
import dev.earshot.engine.audio.AudioSelection;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The same speech gives the same text directly and through each protocol.
@Timeout(180)
@ExtendWith(House.Key.class)
final class SelfParityTest {
    private final House house;

    SelfParityTest(House house) {
        this.house = house;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ws/transcribe", "/v1/listen", "/v2/listen"})
    void aSocketGivesTheSameText(String way) throws InterruptedException {
        assertEquals(house.speech.text(), heard(way));
    }

    /// At 24 kHz, as that protocol wants it.
    @ParameterizedTest
    @ValueSource(strings = "/v1/realtime")
    void aSocketThatChangesTheRateGivesNearlyTheSameText(String way) throws InterruptedException {
        house.speech.assertNearly(heard(way));
    }

    private String heard(String way) throws InterruptedException {
        try (var recognizer = Ways.sockets(house.address()).get(way)) {
            var source = AudioFile.open(house.speech.wav()).source(AudioSelection.ALL);
            var transcript = recognizer.transcribe(source, Terms.LIVE.options(), _ -> {});
            return Speech.oneLine(transcript.text());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST /v1/audio/transcriptions", "POST /v1/listen"})
    void anUploadGivesTheSameText(String way) throws Exception {
        assertEquals(house.speech.text(), Ways.uploads(house.address()).get(way).text(house.speech.wav()));
    }
}
