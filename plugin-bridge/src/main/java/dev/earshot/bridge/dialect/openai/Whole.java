package dev.earshot.bridge.dialect.openai;

import dev.earshot.bridge.http.Answer;
import dev.earshot.bridge.http.HttpCall;
import dev.earshot.bridge.http.Refusal;
import dev.earshot.bridge.http.Reply;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.transcript.Transcript;

/// A transcript as one answer.
record Whole(HttpCall call, Asked asked) implements Reply.AtOnce {
    @Override
    public Answer answer(Transcript transcript, RecognizerInfo by) {
        var type = switch (asked.format()) {
            case JSON, VERBOSE_JSON -> Answer.JSON;
            case TEXT, SRT, VTT -> "text/plain; charset=utf-8";
        };
        var written = new Written(transcript, by, asked);
        return new Answer(200, type, Problem.headers(call), written::write);
    }

    @Override
    public Answer failed(SttException cause) {
        return Problem.answer(Refusal.of(cause, asked.file()), call);
    }
}
