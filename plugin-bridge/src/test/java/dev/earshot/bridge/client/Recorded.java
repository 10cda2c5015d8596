package dev.earshot.bridge.client;

import dev.earshot.bridge.dialect.aws.RecordedEvents;
import dev.earshot.bridge.wire.Frame;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What a service over a WebSocket said when somebody spoke the words "good morning".
///
/// @param id of its kind
/// @param greeting before there was any sound
/// @param end the client's message that there is no more sound
/// @param text after that
record Recorded(String id, List<Frame> greeting, Predicate<Frame> end, List<Frame> text) {
    static Stream<Recorded> all() {
        return Stream.of(
                of(
                        "assemblyai",
                        "{\"type\":\"Begin\",\"id\":\"cc1e\",\"expires_at\":1759796682}",
                        text("\"Terminate\""),
                        "{\"turn_order\":0,\"turn_is_formatted\":true,\"end_of_turn\":true,\"transcript\":\"good morning\",\"end_of_turn_confidence\":0.8,\"words\":[{\"start\":100,\"end\":400,\"text\":\"good\",\"confidence\":0.9,\"word_is_final\":true},{\"start\":400,\"end\":800,\"text\":\"morning\",\"confidence\":0.8,\"word_is_final\":true}],\"utterance\":\"\",\"type\":\"Turn\"}",
                        "{\"type\":\"Termination\",\"audio_duration_seconds\":1,\"session_duration_seconds\":1}"),
                of(
                        "assemblyai-v2",
                        "{\"message_type\":\"SessionBegins\",\"session_id\":\"d3e8\",\"expires_at\":\"2023-11-04T16:51:38.316048\"}",
                        text("terminate_session"),
                        "{\"message_type\":\"FinalTranscript\",\"created\":\"2023-11-04T16:51:42\",\"audio_start\":100,\"audio_end\":800,\"confidence\":0.9,\"text\":\"good morning\",\"words\":[]}",
                        "{\"message_type\":\"SessionTerminated\"}"),
                of(
                        "gladia",
                        "{\"type\":\"start_session\",\"session_id\":\"4a39\"}",
                        text("stop_recording"),
                        "{\"type\":\"transcript\",\"session_id\":\"4a39\",\"data\":{\"id\":\"0\",\"is_final\":true,\"utterance\":{\"text\":\"good morning\",\"start\":0.1,\"end\":0.8,\"language\":\"en\",\"confidence\":0.9,\"words\":[]}}}",
                        "{\"type\":\"end_session\",\"session_id\":\"4a39\"}"),
                of(
                        "speechmatics",
                        "{\"message\":\"RecognitionStarted\",\"id\":\"0b6b\",\"language_pack_info\":{\"word_delimiter\":\" \"}}",
                        text("EndOfStream"),
                        "{\"message\":\"AddTranscript\",\"format\":\"2.1\",\"metadata\":{},\"results\":[{\"type\":\"word\",\"start_time\":0.1,\"end_time\":0.4,\"alternatives\":[{\"content\":\"good\",\"confidence\":0.9}]},{\"type\":\"word\",\"start_time\":0.4,\"end_time\":0.8,\"alternatives\":[{\"content\":\"morning\",\"confidence\":0.9}]}]}",
                        "{\"message\":\"EndOfTranscript\"}"),
                of(
                        "azure",
                        azure("turn.start", "{}"),
                        frame -> frame instanceof Frame.Binary(var bytes)
                                && bytes.getShort(bytes.position()) + 2 == bytes.remaining(),
                        azure(
                                "speech.phrase",
                                "{\"RecognitionStatus\":\"Success\",\"Offset\":1000000,\"Duration\":7000000,\"NBest\":[{\"Confidence\":0.97,\"Lexical\":\"good morning\",\"Display\":\"good morning\",\"Words\":[]}]}"),
                        azure("turn.end", "{}")),
                new Recorded(
                        "aws-transcribe",
                        List.of(),
                        RecordedEvents::isEnd,
                        List.of(
                                RecordedEvents.transcript(
                                        "{\"Transcript\":{\"Results\":[{\"ResultId\":\"r1\",\"StartTime\":0.1,\"EndTime\":0.8,\"IsPartial\":false,\"Alternatives\":[{\"Transcript\":\"good morning\",\"Items\":[]}]}]}}"))),
                of(
                        "vosk",
                        "{\"partial\" : \"\"}",
                        text("\"eof\""),
                        "{\"result\" : [{\"conf\" : 1.0, \"end\" : 0.4, \"start\" : 0.1, \"word\" : \"good\"}, {\"conf\" : 1.0, \"end\" : 0.8, \"start\" : 0.4, \"word\" : \"morning\"}], \"text\" : \"good morning\"}"),
                of(
                        "whisperlive",
                        "{\"uid\": \"one\", \"message\": \"SERVER_READY\", \"backend\": \"faster_whisper\"}",
                        frame -> frame instanceof Frame.Binary(var bytes) && bytes.remaining() == 12,
                        "{\"uid\": \"one\", \"segments\": [{\"start\": \"0.000\", \"end\": \"0.800\", \"text\": \" good morning\", \"completed\": true}]}"),
                of(
                        "whisperlivekit",
                        "{\"type\": \"config\", \"useAudioWorklet\": true, \"mode\": \"full\"}",
                        frame -> frame instanceof Frame.Binary(var bytes) && !bytes.hasRemaining(),
                        "{\"status\": \"active_transcription\", \"lines\": [{\"speaker\": 1, \"text\": \"good morning\", \"start\": \"0:00:00\", \"end\": \"0:00:01\"}], \"buffer_transcription\": \"\", \"buffer_diarization\": \"\"}",
                        "{\"type\": \"ready_to_stop\"}"),
                of(
                        "speaches",
                        "{\"type\":\"session.created\",\"event_id\":\"event_0\"}",
                        text("input_audio_buffer.commit\""),
                        "{\"type\":\"input_audio_buffer.speech_started\",\"item_id\":\"a\",\"audio_start_ms\":100}",
                        "{\"type\":\"input_audio_buffer.speech_stopped\",\"item_id\":\"a\",\"audio_end_ms\":800}",
                        "{\"type\":\"input_audio_buffer.committed\",\"item_id\":\"a\",\"previous_item_id\":null}",
                        "{\"type\":\"conversation.item.input_audio_transcription.completed\",\"content_index\":0,\"item_id\":\"a\",\"transcript\":\"good morning\",\"usage\":{\"type\":\"duration\",\"seconds\":1}}",
                        "{\"type\":\"error\",\"event_id\":\"event_1\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"Error committing input audio buffer: buffer too small.\",\"code\":null}}"));
    }

    private static Recorded of(String id, String greeting, Predicate<Frame> end, String... text) {
        return new Recorded(
                id,
                List.of(new Frame.Text(greeting)),
                end,
                Arrays.stream(text).<Frame>map(Frame.Text::new).toList());
    }

    private static Predicate<Frame> text(String part) {
        return frame -> frame instanceof Frame.Text(var text) && text.contains(part);
    }

    private static String azure(String path, String json) {
        return "X-RequestId:6f2b1c9e000040008000000000000001\r\nContent-Type:application/json; charset=utf-8\r\nPath:"
                + path + "\r\n\r\n" + json;
    }

    @Override
    public String toString() {
        return id;
    }
}
