package dev.earshot.bridge.dialect.deepgram;

import dev.earshot.bridge.wire.Action;
import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.Message;
import dev.earshot.bridge.wire.Terms;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.Word;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/// What a server of `/v1/listen` says.
///
/// @param terms has the `request_id`
/// @param language of what is heard, where a recogniser does not say
record Messages(Terms terms, Optional<String> language) {
    /// Where a recogniser makes no estimate: clients leave out what is not probable, and nothing says
    /// that this is not.
    static final double NO_ESTIMATE = 1;

    /// What a result is besides its text.
    record Kind(boolean settled, boolean endpoint, boolean finalized) {}

    Action results(Segment segment, Kind kind, Optional<RecognizerInfo> info) {
        var message = Message.of("Results");
        message.putArray("channel_index").add(0).add(1);
        message.put("duration", Message.seconds(segment.span().length()));
        message.put("start", Message.seconds(segment.span().start()));
        message.put("is_final", kind.settled());
        message.put("speech_final", kind.endpoint());
        var alternative = message.putObject("channel").putArray("alternatives").addObject();
        alternative.put("transcript", segment.text());
        alternative.put("confidence", confidence(segment));
        segment.language()
                .or(() -> language)
                .ifPresent(tag -> alternative.putArray("languages").add(tag));
        var words = alternative.putArray("words");
        segment.words().forEach(word -> word(word, words.addObject()));
        metadata(message.putObject("metadata"), info);
        message.put("from_finalize", kind.finalized());
        message.putArray("entities");
        return Action.say(message);
    }

    static double confidence(Segment segment) {
        if (segment.text().isEmpty()) {
            return 0;
        }
        return Message.share(segment.confidence()
                .orElseGet(() -> segment.words().stream()
                        .flatMapToDouble(word -> word.confidence().stream())
                        .average()
                        .orElse(NO_ESTIMATE)));
    }

    /// Deepgram spells a word twice: as it is heard, and as it is written.
    static void word(Word word, ObjectNode entry) {
        entry.put("word", bare(word.text()));
        entry.put("start", Message.seconds(word.span().start()));
        entry.put("end", Message.seconds(word.span().end()));
        entry.put("confidence", Message.share(word.confidence().orElse(NO_ESTIMATE)));
        entry.put("punctuated_word", word.text());
    }

    private static String bare(String word) {
        var bare = word.replaceAll("^[\\p{P}\\p{S}]+|[\\p{P}\\p{S}]+$", "").toLowerCase(Locale.ROOT);
        return bare.isEmpty() ? word : bare;
    }

    private void metadata(ObjectNode metadata, Optional<RecognizerInfo> info) {
        var name = info.map(RecognizerInfo::id).orElse("");
        var version = info.map(RecognizerInfo::version).orElse("");
        metadata.put("request_id", terms.id());
        metadata.putObject("model_info")
                .put("name", name)
                .put("version", version)
                .put("arch", info.map(RecognizerInfo::name).orElse(""));
        metadata.put("model_uuid", uuid(name, version));
    }

    /// Deepgram names a model by a number, too: always the same one for the same model.
    static String uuid(String name, String version) {
        return UUID.nameUUIDFromBytes((name + "\n" + version).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    static Action speechStarted(Duration at) {
        var message = Message.of("SpeechStarted");
        message.putArray("channel").add(0);
        message.put("timestamp", Message.seconds(at));
        return Action.say(message);
    }

    static Action utteranceEnd(Duration lastWord) {
        var message = Message.of("UtteranceEnd");
        message.putArray("channel").add(0).add(1);
        message.put("last_word_end", Message.seconds(lastWord));
        return Action.say(message);
    }

    /// What is said last.
    Action metadata(Duration audio, int channels) {
        return Action.say(Message.of("Metadata")
                .put("transaction_key", "deprecated")
                .put("request_id", terms.id())
                .put("sha256", "")
                .put("created", terms.began().truncatedTo(ChronoUnit.MILLIS).toString())
                .put("duration", Message.seconds(audio))
                .put("channels", channels));
    }

    static Action error(BadFrame bad) {
        var variant = switch (bad.fault()) {
            case BAD_JSON, UNKNOWN_TYPE, BAD_VALUE, WRONG_ORDER -> "UnparsableClientMessage";
            case TOO_LARGE -> "MessageTooLarge";
            case EMPTY, ODD_LENGTH, UNSUPPORTED -> "InvalidAudio";
        };
        return error(variant, "The message could not be used.", bad.sentence());
    }

    static Action error(SttException cause) {
        return error("Server", "The sound could not be heard.", cause.sentence());
    }

    private static Action error(String variant, String description, String sentence) {
        return Action.say(Message.of("Error")
                .put("variant", variant)
                .put("description", description)
                .put("message", sentence));
    }

    /// Several finals of one utterance as one.
    static Segment joined(List<Segment> segments) {
        return segments.stream().reduce(Messages::joined).orElseThrow();
    }

    private static Segment joined(Segment one, Segment other) {
        var words = new ArrayList<>(one.words());
        words.addAll(other.words());
        return new Segment(
                other.id(),
                new TimeSpan(one.span().start(), other.span().end()),
                one.text() + " " + other.text(),
                words,
                one.confidence().isPresent() && other.confidence().isPresent()
                        ? OptionalDouble.of(Math.min(
                                one.confidence().getAsDouble(),
                                other.confidence().getAsDouble()))
                        : OptionalDouble.empty(),
                other.language());
    }
}
