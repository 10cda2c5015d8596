package dev.earshot.bridge.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.wire.Message;
import dev.earshot.engine.SttException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// From an answer to a description, and from that to the text of the answer.
final class ServiceDraftTest {
    private static final Asked ASKED = CurlCommand.read(
            "curl https://api.example.org/v1/stt -H 'Authorization: Bearer secret-1234567' -F file=@a.wav");

    private static ServiceDraft guessed(boolean stream, String answers) {
        return ServiceDraft.of(stream, ASKED, "{\"type\": \"CloseStream\"}", Answers.in(answers));
    }

    private static Finding found(ServiceDraft draft, String answers) {
        return Finding.of(draft.stream(), draft.description(), Answers.in(answers));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{'text': 'Good morning.'} | /text",
                "{'task':'transcribe','language':'english','duration':2.1,'text':'Good morning.','segments':[{'id':0,'text':' Good morning.'}]} | /text",
                "{'metadata':{'request_id':'5f2e1b6e-4d38-4a4e-9f3e-aa0000000000','created':'2026-01-01T10:00:00Z'},'results':{'channels':[{'alternatives':[{'transcript':'Good morning.','confidence':0.99}]}]}} | /results/channels/0/alternatives/0/transcript",
                "{'RecognitionStatus':'Success','DisplayText':'Good morning.','Offset':1,'Duration':2} | /DisplayText",
                "{'results':[{'alternatives':[{'transcript':'Good morning.'}],'languageCode':'en-us'}]} | /results/0/alternatives/0/transcript",
                "{'id':'a','status':'completed','output':{'sentence':'Good morning.'},'model':'big one of theirs'} | /output/sentence",
            })
    void theTextOfKnownServicesIsGuessed(String answer, String pointer) {
        var json = answer.replace('\'', '"');
        var draft = guessed(false, json);
        assertEquals(Optional.of(pointer), draft.text());
        var found = found(draft, json);
        assertEquals(Optional.empty(), found.problem());
        assertEquals("Good morning.", found.text());
    }

    @Test
    void wordsAndTheirUnitAreGuessed() {
        var seconds = """
                {"text": "Good morning.", "words": [
                  {"word": "Good", "start": 0.1, "end": 0.4, "probability": 0.9}, {"word": "morning.", "start": 0.4, "end": 1.0, "probability": 0.8}]}
                """;
        assertEquals(
                Optional.of(new WordsPlace("/words", "/word", "/start", "/end", Optional.of("/probability"), false)),
                guessed(false, seconds).words());
        assertEquals(2, found(guessed(false, seconds), seconds).words());
        var millis = seconds.replace("0.1", "100").replace("0.4", "400").replace("1.0", "1000");
        assertTrue(guessed(false, millis).words().orElseThrow().milliseconds());
        assertTrue(guessed(false, millis).description().contains("milliseconds"));
    }

    @Test
    void aStreamWithAFlagIsDescribedAndHeard() {
        var answers = """
                {"type": "Results", "is_final": false, "channel": {"alternatives": [{"transcript": "good"}]}}
                {"type": "Results", "is_final": true, "channel": {"alternatives": [{"transcript": "Good morning."}]}}
                {"type": "Results", "is_final": true, "channel": {"alternatives": [{"transcript": "How are you?"}]}}
                {"type": "Metadata", "request_id": "x"}
                """;
        var draft = guessed(true, answers);
        assertEquals(Optional.of("/channel/alternatives/0/transcript"), draft.text());
        assertEquals(Optional.of(new Mark("/is_final", Optional.empty())), draft.last());
        assertEquals("/type", draft.done().orElseThrow().at());
        var heard = found(draft.withAsked(socket()), answers);
        assertEquals(Optional.empty(), heard.problem());
        assertEquals("Good morning. How are you?", heard.text().replace('\n', ' '));
        assertEquals(1, heard.interims());
    }

    private static Asked socket() {
        return new Asked(
                "wss://api.example.org",
                "/v1/listen",
                Map.of(),
                Map.of(),
                Optional.empty(),
                new Sending.Binary(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void aStreamThatNamesItsMessagesIsDescribedAndHeard() {
        var answers = """
                {"message_type": "PartialTranscript", "text": "good"}
                {"message_type": "FinalTranscript", "text": "Good morning."}
                {"message_type": "SessionTerminated"}
                """;
        var draft = guessed(true, answers).withAsked(socket());
        assertEquals("/message_type", draft.last().orElseThrow().at());
        assertEquals(
                "FinalTranscript", draft.last().orElseThrow().is().orElseThrow().stringValue());
        var heard = found(draft, answers);
        assertEquals(Optional.empty(), heard.problem());
        assertEquals("Good morning.", heard.text());
        assertEquals(1, heard.interims());
    }

    @Test
    void aPersonChoosesAnotherPlaceAndTakesItAway() throws Exception {
        var answer = "{\"a\": {\"b\": \"wrong but quite long text\"}, \"c\": \"right\"}";
        var draft = guessed(false, answer);
        assertEquals(Optional.of("/a/b"), draft.text());
        var value = Message.parse(answer).root().path("c");
        var chosen = draft.choosing(Role.TEXT, "/c", value);
        assertEquals("right", found(chosen, answer).text());
        assertEquals(Optional.empty(), chosen.choosing(Role.TEXT, "/c", value).text());
        assertTrue(found(chosen.choosing(Role.TEXT, "/c", value), answer)
                .problem()
                .orElseThrow()
                .contains("text"));
    }

    @Test
    void anErrorThatAServiceAnsweredIsFound() {
        var answer = "{\"error\": {\"message\": \"There is no such model here.\", \"type\": \"bad\"}}";
        var draft = guessed(false, answer);
        assertEquals(Optional.of("/error/message"), draft.error());
        assertEquals(Optional.empty(), draft.text());
        var found = found(
                draft.choosing(Role.TEXT, "/text", Answers.in(answer).getFirst().path("nothing")), answer);
        assertTrue(found.problem().orElseThrow().contains("no such model"), found::toString);
    }

    @Test
    void aKeyIsInNoDescription() {
        var description = guessed(false, "{\"text\": \"Good morning.\"}").description();
        assertFalse(description.contains("secret-1234567"), description);
        assertTrue(description.contains("\"Bearer \""), description);
        assertFalse(ASKED.toString().contains("secret-1234567"));
    }

    @Test
    void answersAreFoundBetweenOtherText() {
        assertEquals(
                2,
                Answers.in("< {\"a\": \"}\"}\n12:00 > ping\n[{\"b\": {\"c\": 1}}]")
                        .size());
        assertEquals(
                List.of(),
                Answers.in("{\"a\": 1}").stream().filter(one -> !one.isObject()).toList());
        assertThrows(SttException.class, () -> Answers.in("Good morning."));
        assertThrows(SttException.class, () -> Answers.in("{\"a\": "));
    }
}
