package dev.earshot.bridge.dialect.speechmatics;

import static dev.earshot.bridge.wire.Scene.TERMS;
import static dev.earshot.bridge.wire.Scene.tone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.wire.Encoding;
import dev.earshot.bridge.wire.Frame;
import dev.earshot.bridge.wire.Garbage;
import dev.earshot.bridge.wire.SoundFormat;
import dev.earshot.bridge.wire.Tape;
import dev.earshot.engine.SttException;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Frames as Speechmatics' SDK and reference have them.
final class SpeechmaticsCodecTest {
    private static final String STARTED =
            "{\"message\":\"RecognitionStarted\",\"id\":\"0b6b\",\"language_pack_info\":{\"word_delimiter\":\" \",\"writing_direction\":\"left-to-right\"}}\n";

    private static final String DRAFT = partial(word("hello", 0.1, 0.4));

    private static final String SESSION = STARTED
            + "{\"message\":\"Info\",\"type\":\"recognition_quality\",\"reason\":\"Running\",\"quality\":\"broadcast\"}\n"
            + "{\"message\":\"AudioAdded\",\"seq_no\":1}\n"
            + DRAFT
            + settled(word("Hello", 0.1, 0.4))
            + partial(word("world", 0.5, 0.9))
            + settled(word("world", 0.5, 0.9), mark(",", 0.9, false))
            + partial(word("how", 1.0, 1.2))
            + settled(word("friend", 1.0, 1.4), mark(".", 1.4, true), word("Bye", 2.0, 2.3))
            + "{\"message\":\"EndOfUtterance\",\"metadata\":{\"start_time\":2.3,\"end_time\":2.8}}\n"
            + "{\"message\":\"EndOfTranscript\"}\n";

    private static String word(String text, double from, double to) {
        return "{\"type\":\"word\",\"start_time\":" + from + ",\"end_time\":" + to
                + ",\"alternatives\":[{\"content\":\"" + text
                + "\",\"confidence\":0.9,\"language\":\"en\",\"speaker\":\"S1\"}]}";
    }

    private static String mark(String text, double at, boolean endsSentence) {
        return "{\"type\":\"punctuation\",\"attaches_to\":\"previous\",\"is_eos\":" + endsSentence + ",\"start_time\":"
                + at + ",\"end_time\":" + at + ",\"alternatives\":[{\"content\":\"" + text
                + "\",\"confidence\":1.0,\"language\":\"en\"}]}";
    }

    private static String partial(String... results) {
        return transcript("AddPartialTranscript", results);
    }

    private static String settled(String... results) {
        return transcript("AddTranscript", results);
    }

    private static String transcript(String message, String... results) {
        return "{\"message\":\"" + message
                + "\",\"format\":\"2.1\",\"metadata\":{\"start_time\":0,\"end_time\":1,\"transcript\":\"\"},\"results\":["
                + String.join(",", results) + "]}\n";
    }

    private static SpeechmaticsClientCodec client() {
        return new SpeechmaticsClientCodec(TERMS.defaults(), SoundFormat.PLAIN);
    }

    @Test
    void settledWordsAreCommittedAndASentenceIsFinal() {
        var client = client();
        client.audio(tone(3, 440));
        assertEquals(
                List.of(
                        "speech 0.10",
                        "partial 0 [0.10-0.40] |hello",
                        "partial 0 [0.10-0.40] Hello|",
                        "partial 0 [0.10-0.90] Hello| world",
                        "partial 0 [0.10-0.90] Hello world,|",
                        "partial 0 [0.10-1.20] Hello world,| how",
                        "final 0 [0.10-1.40] Hello world, friend.",
                        "partial 1 [2.00-2.30] Bye|",
                        "final 1 [2.00-2.30] Bye",
                        "silence 2.30",
                        "completed 3.00"),
                new Tape(client).says(SESSION).lines());
        assertEquals(List.of(), new Tape(client).closes(1000, "").lines());
    }

    @Test
    void draftsAreSaidOnlyToThoseWhoAsk() {
        var quiet = new SpeechmaticsClientCodec(TERMS.defaults().withInterim(false), SoundFormat.PLAIN);
        assertEquals(
                List.of(
                        "speech 0.10",
                        "final 0 [0.10-1.40] Hello world, friend.",
                        "final 1 [2.00-2.30] Bye",
                        "silence 2.30",
                        "completed 0.00"),
                new Tape(quiet).says(SESSION).lines());
    }

    @Test
    void wordsHaveTheirMarksTimesAndConfidences() {
        var client = client();
        var events = new ArrayList<TranscriptEvent>();
        SESSION.lines().forEach(line -> events.addAll(client.receive(new Frame.Text(line))));
        assertTrue(events.get(6) instanceof TranscriptEvent.Final(var segment)
                && segment.words().stream()
                        .map(word -> word.text())
                        .toList()
                        .equals(List.of("Hello", "world,", "friend."))
                && segment.words().get(1).span().start().equals(Duration.ofMillis(500))
                && segment.confidence().orElse(0) > 0.89
                && segment.language().equals(Optional.of("en")));
    }

    @Test
    void wordsFollowEachOtherAsTheLanguageWantsIt() {
        var tape = new Tape(client());
        tape.says("{\"message\":\"RecognitionStarted\",\"language_pack_info\":{\"word_delimiter\":\"\"}}")
                .lines();
        var events = tape.says(settled(word("你", 0, 0.2), word("好", 0.2, 0.4))).lines();
        assertEquals("partial 0 [0.00-0.40] 你好|", events.getLast());
    }

    @Test
    void aMarkMayBelongToTheWordAfterIt() {
        var quote = mark("¿", 0, false).replace("previous", "next");
        var events = new Tape(client())
                .says(settled(quote, word("Cómo", 0, 0.2), mark("?", 0.2, true)))
                .lines();
        assertEquals("final 0 [0.00-0.20] ¿Cómo?", events.getLast());
        assertEquals(
                List.of(), new Tape(client()).says(settled(mark(".", 0, true))).lines());
    }

    @Test
    void soundWaitsUntilTheServiceIsReady() {
        var client = client();
        assertEquals(List.of(), client.audio(tone(0.1, 440)));
        assertEquals(List.of(), client.audio(tone(0.1, 440)));
        assertEquals(List.of(), client.replies());
        new Tape(client).says(STARTED);
        assertEquals(List.of("3200 bytes", "3200 bytes"), Tape.shown(client.replies()));
        assertEquals(List.of(), client.replies());
        assertEquals(List.of("3200 bytes"), Tape.shown(client.audio(tone(0.1, 440))));
        assertEquals(List.of("{\"message\":\"EndOfStream\",\"last_seq_no\":3}"), Tape.shown(client.finish()));
    }

    @Test
    void soundDoesNotWaitForEver() {
        var client = client();
        for (int i = 0; i < 60; i++) {
            assertEquals(List.of(), client.audio(tone(1, 440)));
        }
        assertEquals(61, client.audio(tone(1, 440)).size());
        var never = client();
        never.audio(tone(0.1, 440));
        assertEquals(
                List.of("3200 bytes", "{\"message\":\"EndOfStream\",\"last_seq_no\":1}"), Tape.shown(never.finish()));
    }

    @Test
    void whatIsAskedForStandsInTheFirstMessage() {
        var request = TERMS.defaults()
                .withLanguage(Optional.of("es-ES"))
                .withModel(Optional.of("enhanced"))
                .withHotwords(List.of("Grete"))
                .withSilence(Duration.ofSeconds(5), Duration.ZERO);
        var client = new SpeechmaticsClientCodec(request, new SoundFormat(Encoding.LINEAR32, 48_000, 1));
        assertEquals("/v2", client.opening().target());
        assertEquals(
                List.of(
                        "{\"message\":\"StartRecognition\",\"audio_format\":{\"type\":\"raw\",\"encoding\":\"pcm_f32le\",\"sample_rate\":48000},"
                                + "\"transcription_config\":{\"language\":\"es\",\"operating_point\":\"enhanced\",\"enable_partials\":true,"
                                + "\"additional_vocab\":[{\"content\":\"Grete\"}],"
                                + "\"conversation_config\":{\"end_of_utterance_silence_trigger\":2.0}}}"),
                Tape.shown(client.start()));
    }

    @Test
    void anUtteranceCanBeEnded() {
        var client = client();
        client.audio(tone(1.2, 440));
        assertEquals(List.of("{\"message\":\"ForceEndOfUtterance\",\"timestamp\":1.2}"), Tape.shown(client.flush()));
    }

    @Test
    void soundThatTheServiceDoesNotTakeIsRefusedBefore() {
        for (var format : List.of(new SoundFormat(Encoding.ALAW, 8000, 1), new SoundFormat(Encoding.MULAW, 8000, 2))) {
            assertThrows(SttException.class, () -> new SpeechmaticsClientCodec(TERMS.defaults(), format));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "not_authorised, ACCESS_DENIED",
        "insufficient_funds, ACCESS_DENIED",
        "timelimit_exceeded, ACCESS_DENIED",
        "quota_exceeded, OVERLOADED",
        "invalid_model, UNSUPPORTED",
        "invalid_audio_type, AUDIO_INVALID",
        "protocol_error, INTERNAL",
        "buffer_error, NETWORK",
        "job_error, NETWORK",
        "something_new, NETWORK"
    })
    void anErrorIsTypedAndInItsOwnWords(String type, String error) {
        var tape = new Tape(client());
        var events = tape.says("{\"message\":\"Error\",\"type\":\"" + type
                        + "\",\"reason\":\"Concurrent Quota Exceeded\"}\n" + DRAFT)
                .lines();
        assertEquals(1, events.size());
        assertTrue(
                events.getFirst().startsWith("failed " + error + " Speechmatics says “Concurrent Quota Exceeded”. "),
                events.getFirst());
        assertEquals(List.of(), tape.closes(4005, "").lines());
    }

    @Test
    void aWarningIsANotice() {
        var warning = "{\"message\":\"Warning\",\"type\":\"duration_limit_exceeded\",\"reason\":\"Soon over\"}";
        assertEquals(
                List.of("notice Speechmatics says “Soon over”."),
                new Tape(client()).says(warning).lines());
    }

    @ParameterizedTest
    @CsvSource({"4001, ACCESS_DENIED", "4005, OVERLOADED", "4013, NETWORK", "1003, INTERNAL", "1000, NETWORK"})
    void closeCodesAreTyped(int code, String error) {
        var told = new Tape(client()).closes(code, "its own reason").lines();
        assertTrue(told.getFirst().startsWith("failed " + error + " "), told.getFirst());
        assertTrue(told.getFirst().contains("its own reason"), told.getFirst());
    }

    @Test
    void tenThousandBadMessagesAreOneFailureEach() {
        var right = new ArrayList<>(SESSION.lines().toList());
        right.add("{\"message\":\"Error\",\"type\":\"job_error\",\"reason\":\"x\"}");
        int failures = new Garbage(15, right).readBy(SpeechmaticsCodecTest::client, 10_000);
        assertTrue(failures > 2_000, failures + " failures");
    }
}
