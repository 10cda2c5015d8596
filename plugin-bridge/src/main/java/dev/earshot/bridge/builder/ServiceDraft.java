package dev.earshot.bridge.builder;

import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.Message;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A description while it is being made.
///
/// @param stream whether the service hears a stream over a WebSocket; otherwise recordings over HTTP
/// @param asked how it is asked
/// @param end the message after the sound of a stream; a blank text is a binary message without bytes
/// @param text the JSON Pointer of the text; empty while nobody knows
/// @param last what makes a text final
/// @param done what makes a message the last
/// @param error the JSON Pointer of what is wrong
public record ServiceDraft(
        boolean stream,
        Asked asked,
        String end,
        Optional<String> text,
        Optional<Mark> last,
        Optional<Mark> done,
        Optional<WordsPlace> words,
        Optional<String> error) {
    /// With the best guesses for these answers.
    public static ServiceDraft of(boolean stream, Asked asked, String end, List<JsonNode> answers) {
        var guess = new Guess(answers);
        return new ServiceDraft(
                stream,
                asked,
                end,
                guess.text(),
                stream ? guess.last() : Optional.empty(),
                stream ? guess.done() : Optional.empty(),
                guess.words(),
                guess.error());
    }

    /// With a place that a person chose for a role; the same place again takes it away.
    ///
    /// @param value what stands there
    public ServiceDraft choosing(Role role, String pointer, JsonNode value) {
        var mark = new Mark(pointer, value.isString() ? Optional.of(value) : Optional.empty());
        return switch (role) {
            case TEXT -> with(toggled(text, pointer), last, done, words, error);
            case FINAL -> with(text, toggled(last, mark), done, words, error);
            case DONE -> with(text, last, toggled(done, mark), words, error);
            case ERROR -> with(text, last, done, words, toggled(error, pointer));
            case WORDS ->
                with(
                        text,
                        last,
                        done,
                        words.filter(one -> one.at().equals(pointer)).isPresent()
                                ? Optional.empty()
                                : WordsPlace.of(new Leaf(pointer, List.of(value)))
                                        .or(() -> words),
                        error);
        };
    }

    private static <T> Optional<T> toggled(Optional<T> now, T chosen) {
        return now.filter(chosen::equals).isPresent() ? Optional.empty() : Optional.of(chosen);
    }

    private ServiceDraft with(
            Optional<String> text,
            Optional<Mark> last,
            Optional<Mark> done,
            Optional<WordsPlace> words,
            Optional<String> error) {
        return new ServiceDraft(stream, asked, end, text, last, done, words, error);
    }

    public ServiceDraft withAsked(Asked other) {
        return new ServiceDraft(stream, other, end, text, last, done, words, error);
    }

    public ServiceDraft withEnd(String other) {
        return new ServiceDraft(stream, asked, other, text, last, done, words, error);
    }

    /// Which place has which role.
    public Map<Role, String> places() {
        var places = new EnumMap<Role, String>(Role.class);
        text.ifPresent(at -> places.put(Role.TEXT, at));
        last.ifPresent(mark -> places.put(Role.FINAL, mark.at()));
        done.ifPresent(mark -> places.put(Role.DONE, mark.at()));
        words.ifPresent(one -> places.put(Role.WORDS, one.at()));
        error.ifPresent(at -> places.put(Role.ERROR, at));
        return places;
    }

    /// The description in JSON, as `docs/generic-endpoint.md` has it; never with a key.
    public String description() {
        var root = Message.empty().put("path", asked.path());
        put(root, "query", asked.query());
        put(root, "headers", asked.headers());
        asked.key().ifPresent(key -> {
            var told = root.putObject("key").put(key.inHeader() ? "header" : "parameter", key.name());
            if (key.inHeader() && !key.before().isEmpty()) {
                told.put("before", key.before());
            }
        });
        sound(root.putObject("sound"));
        if (stream) {
            end(root);
        }
        answer(root.putObject("answer"));
        return JsonText.indented(root.toString());
    }

    private static void put(ObjectNode root, String name, Map<String, String> texts) {
        if (!texts.isEmpty()) {
            var object = root.putObject(name);
            texts.forEach(object::put);
        }
    }

    private void sound(ObjectNode sound) {
        var encoding = stream ? "linear16" : "wav";
        switch (asked.sending()) {
            case Sending.Binary() -> sound.put("as", "binary").put("encoding", encoding);
            case Sending.InForm(var field, var fields) -> {
                sound.put("as", "form").put("field", field).put("encoding", encoding);
                put(sound, "fields", fields);
            }
            case Sending.InJson(var message, var at) -> {
                sound.put("as", "json").put("encoding", encoding).put("at", at);
                sound.set("message", message.deepCopy());
            }
        }
    }

    private void end(ObjectNode root) {
        try {
            root.set("end", Message.parse(end).root());
        } catch (BadFrame plain) {
            root.put("end", end);
        }
    }

    private void answer(ObjectNode answer) {
        text.ifPresent(at -> answer.put("text", at));
        last.ifPresent(mark -> put(answer.putObject("final"), mark));
        done.ifPresent(mark -> put(answer.putObject("done"), mark));
        words.ifPresent(one -> {
            var object = answer.putObject("words")
                    .put("at", one.at())
                    .put("word", one.word())
                    .put("start", one.start())
                    .put("end", one.end());
            one.confidence().ifPresent(at -> object.put("confidence", at));
            if (one.milliseconds()) {
                answer.put("times", "milliseconds");
            }
        });
        error.ifPresent(at -> answer.put("error", at));
    }

    private static void put(ObjectNode object, Mark mark) {
        object.put("at", mark.at());
        mark.is().ifPresent(value -> object.set("is", value));
    }
}
