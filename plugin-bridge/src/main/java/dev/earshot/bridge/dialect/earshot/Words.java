package dev.earshot.bridge.dialect.earshot;

import dev.earshot.bridge.wire.Action;
import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.Ending;
import dev.earshot.bridge.wire.Message;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/// What the server says, message by message: `docs/protocol.md`, and the schema beside it.
final class Words {
    /// BCP 47 for a language that nobody knows.
    private static final String UNKNOWN_LANGUAGE = "und";

    private Words() {}

    static Action ready(String session, RecognizerInfo info, Config config) {
        var message = Message.of("ready").put("session", session).put("model", info.id());
        message.put("version", info.version());
        config.language().ifPresent(tag -> message.put("language", tag));
        message.put("task", Config.nameOf(config.request().options().task()));
        message.put("interim", config.request().interim());
        message.put("words", config.request().words());
        message.put("encoding", Config.nameOf(config.format().encoding()));
        message.put("sample_rate", config.format().rate());
        message.put("channels", config.format().channels());
        return Action.say(message);
    }

    static Action speechStarted(Duration at) {
        return Action.say(Message.of("speech_started").put("at", Message.seconds(at)));
    }

    static Action speechEnded(Duration at) {
        return Action.say(Message.of("speech_ended").put("at", Message.seconds(at)));
    }

    static Action interim(TranscriptEvent.Partial partial) {
        var message = Message.of("interim").put("text", partial.segment().text());
        place(message, partial.segment());
        message.put("committed", partial.committedText());
        message.put("tentative", partial.tentativeText());
        return Action.say(message);
    }

    static Action said(Segment segment, Config config, List<String> known) {
        var message = Message.of("final").put("text", segment.text());
        message.put("language", language(segment, config, known));
        place(message, segment);
        segment.confidence().ifPresent(value -> message.put("confidence", Message.share(value)));
        if (config.request().words() && !segment.words().isEmpty()) {
            var words = message.putArray("words");
            segment.words().forEach(word -> {
                var entry = words.addObject().put("text", word.text());
                entry.put("start", Message.seconds(word.span().start()));
                entry.put("end", Message.seconds(word.span().end()));
                word.confidence().ifPresent(value -> entry.put("confidence", Message.share(value)));
            });
        }
        return Action.say(message);
    }

    private static void place(ObjectNode message, Segment segment) {
        message.put("segment", segment.id());
        message.put("start", Message.seconds(segment.span().start()));
        message.put("end", Message.seconds(segment.span().end()));
    }

    /// What the recogniser heard, else what was asked for, else the only one it knows.
    private static String language(Segment segment, Config config, List<String> known) {
        return segment.language()
                .or(config::language)
                .orElseGet(() -> known.size() == 1 ? known.getFirst() : UNKNOWN_LANGUAGE);
    }

    static Action finalized() {
        return Action.say(Message.of("finalized"));
    }

    static Action notice(String sentence) {
        return Action.say(Message.of("notice").put("message", sentence));
    }

    static Action notice(TranscriptEvent.Notice.Topic topic, String sentence) {
        return Action.say(Message.of("notice")
                .put("message", sentence)
                .put("topic", topic.name().toLowerCase(Locale.ROOT)));
    }

    static Action done(Duration audio) {
        return Action.say(Message.of("done").put("duration", Message.seconds(audio)));
    }

    static Action error(BadFrame bad) {
        return error(bad.sentence(), bad.fault().name(), false, false);
    }

    /// After it the server may close, or wait for another `config`.
    static Action error(SttException cause, boolean fatal) {
        return error(cause.sentence(), cause.error().name(), cause.error().retryable(), fatal);
    }

    static Action error(Ending ending) {
        return error(ending.sentence(), ending.reason().name(), ending.reason().retryable(), true);
    }

    private static Action error(String sentence, String code, boolean retryable, boolean fatal) {
        return Action.say(Message.of("error")
                .put("message", sentence)
                .put("code", code.toLowerCase(Locale.ROOT))
                .put("retryable", retryable)
                .put("fatal", fatal));
    }
}
