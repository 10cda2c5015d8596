package dev.earshot.bridge.dialect.openai;

import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.Encoding;
import dev.earshot.bridge.wire.Fault;
import dev.earshot.bridge.wire.Message;
import dev.earshot.bridge.wire.ModelName;
import dev.earshot.bridge.wire.Offer;
import dev.earshot.bridge.wire.Request;
import dev.earshot.bridge.wire.SoundFormat;
import dev.earshot.bridge.wire.Wish;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// What a client has set, in either [Shape]. What it does not name stays; other settings (noise
/// reduction, log probabilities) are taken without effect.
///
/// @param model as the client calls it, which is what it is told again
/// @param turns empty where the client itself says by `commit` where an utterance ends
record Session(Request request, SoundFormat format, String model, Optional<TurnDetection> turns) {
    static final int RATE = 24_000;

    private static final int TELEPHONE_RATE = 8_000;

    /// For these the client says where an utterance ends, unless it asks for something else: it has
    /// detection of its own, and two that cut the same sound make a mess of it.
    private static final List<String> WITHOUT_TURNS = List.of("gpt-realtime-whisper", "gpt-live-transcribe");

    private static final Duration SHORTEST_SILENCE = Duration.ofMillis(200);

    static Session usual(Request defaults) {
        return new Session(
                defaults.withWords(false),
                new SoundFormat(Encoding.LINEAR16, RATE, 1),
                "",
                Optional.of(TurnDetection.USUAL));
    }

    /// One that is blank leaves the model as it is.
    Session withModel(String name, Offer offer) throws BadFrame {
        var wanted = ModelName.wanted(Optional.of(name), offer);
        var other = name.isBlank() ? request : request.withModel(wanted.or(offer.defaults()::model));
        var kept = name.equals(model) || WITHOUT_TURNS.stream().noneMatch(name::startsWith)
                ? turns
                : Optional.<TurnDetection>empty();
        return new Session(other, format, name, kept);
    }

    /// @param message the `session` of an update
    /// @param offer the models that may be asked for
    Session with(Message message, Shape shape, Offer offer) throws BadFrame {
        return switch (shape) {
            case GENERAL -> {
                var audio = message.object("audio");
                var input = audio.isPresent() ? audio.get().object("input") : Optional.<Message>empty();
                yield input.isPresent() ? withInput(input.get(), "transcription", offer) : this;
            }
            case BETA -> withInput(message, "input_audio_transcription", offer);
        };
    }

    private Session withInput(Message input, String transcription, Offer offer) throws BadFrame {
        var session = this;
        if (input.root().path("format").isObject()) {
            session = session.withFormat(format(input.object("format").orElseThrow()));
        }
        var name = input.text("input_audio_format");
        if (name.isPresent()) {
            session = session.withFormat(format(name.get()));
        }
        var heard = input.object(transcription);
        if (heard.isPresent()) {
            session = session.withTranscription(heard.get(), offer);
        }
        if (input.isNull("turn_detection")) {
            session = new Session(session.request, session.format, session.model, Optional.empty());
        }
        var found = input.object("turn_detection");
        return found.isPresent() ? session.withTurns(TurnDetection.of(found.get())) : session;
    }

    private Session withFormat(SoundFormat other) {
        return new Session(request, other, model, turns);
    }

    private Session withTurns(TurnDetection found) {
        var silence = Duration.ofMillis(found.silence());
        return new Session(request.withSilence(silence, SHORTEST_SILENCE), format, model, Optional.of(found));
    }

    private Session withTranscription(Message message, Offer offer) throws BadFrame {
        var named = message.text("model");
        var session = named.isPresent() ? withModel(named.get(), offer) : this;
        var asked = session.request;
        var language = message.text("language");
        var languages = message.texts("languages");
        if (language.isPresent()) {
            asked = asked.withLanguage(Wish.language(language.get()));
        } else if (languages.size() == 1) {
            asked = asked.withLanguage(Wish.language(languages.getFirst()));
        }
        var prompt = message.text("prompt");
        if (prompt.isPresent()) {
            asked = asked.withPrompt(Wish.prompt(prompt.get()));
        }
        return new Session(asked, session.format, session.model, session.turns);
    }

    private static SoundFormat format(Message message) throws BadFrame {
        return switch (message.text("type").orElse("audio/pcm")) {
            case "audio/pcm" ->
                new SoundFormat(
                        Encoding.LINEAR16,
                        message.whole("rate", SoundFormat.LOWEST_RATE, SoundFormat.HIGHEST_RATE)
                                .orElse(RATE),
                        1);
            case "audio/pcmu" -> new SoundFormat(Encoding.MULAW, TELEPHONE_RATE, 1);
            case "audio/pcma" -> new SoundFormat(Encoding.ALAW, TELEPHONE_RATE, 1);
            default -> throw new BadFrame(Fault.UNSUPPORTED, "The format must be audio/pcm, audio/pcmu or audio/pcma.");
        };
    }

    private static SoundFormat format(String name) throws BadFrame {
        return switch (name) {
            case "pcm16" -> new SoundFormat(Encoding.LINEAR16, RATE, 1);
            case "g711_ulaw" -> new SoundFormat(Encoding.MULAW, TELEPHONE_RATE, 1);
            case "g711_alaw" -> new SoundFormat(Encoding.ALAW, TELEPHONE_RATE, 1);
            default ->
                throw new BadFrame(Fault.UNSUPPORTED, "“input_audio_format” must be pcm16, g711_ulaw or g711_alaw.");
        };
    }

    /// As the server repeats it.
    void write(ObjectNode into, String id, Shape shape) {
        into.put("object", "realtime.transcription_session").put("id", id);
        switch (shape) {
            case GENERAL -> {
                into.put("type", "transcription");
                var input = into.putObject("audio").putObject("input");
                writeFormat(input.putObject("format"));
                writeTranscription(input.putObject("transcription"));
                input.putNull("noise_reduction");
                writeTurns(input);
            }
            case BETA -> {
                into.put("input_audio_format", betaFormat());
                writeTranscription(into.putObject("input_audio_transcription"));
                into.putNull("input_audio_noise_reduction");
                writeTurns(into);
            }
        }
        into.putNull("include");
    }

    private void writeFormat(ObjectNode into) {
        switch (format.encoding()) {
            case MULAW -> into.put("type", "audio/pcmu");
            case ALAW -> into.put("type", "audio/pcma");
            case LINEAR16, LINEAR32 -> into.put("type", "audio/pcm").put("rate", format.rate());
        }
    }

    private String betaFormat() {
        return switch (format.encoding()) {
            case MULAW -> "g711_ulaw";
            case ALAW -> "g711_alaw";
            case LINEAR16, LINEAR32 -> "pcm16";
        };
    }

    private void writeTranscription(ObjectNode into) {
        into.put("model", model);
        request.options().language().ifPresentOrElse(tag -> into.put("language", tag), () -> into.putNull("language"));
        into.put("prompt", request.options().decoding().prompting().initial().orElse(""));
    }

    private void writeTurns(ObjectNode into) {
        turns.ifPresentOrElse(
                found -> found.write(into.putObject("turn_detection")), () -> into.putNull("turn_detection"));
    }
}
