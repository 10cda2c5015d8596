package dev.earshot.bridge.builder;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// What probably stands where in the answers of a service, by names and by values: the best-scored
/// place for each role.
/// A person who knows better changes it.
final class Guess {
    private static final Pattern CODED =
            Pattern.compile("\\S{20,}|\\d{4}-\\d\\d-\\d\\d[T ].*|[a-z]{2}(?:-[A-Z]{2})?|https?:.*");
    private static final Pattern OVER =
            Pattern.compile(".*(?:final|complete|recognized|recognised).*", Pattern.CASE_INSENSITIVE);
    private static final Pattern LAST = Pattern.compile(
            "(?:.*[._])?(?:done|end|ended|eos|closed?|terminated|termination|metadata|finished|endoftranscript)",
            Pattern.CASE_INSENSITIVE);

    private final List<JsonNode> messages;
    private final List<Leaf> leaves;

    Guess(List<JsonNode> messages) {
        this.messages = messages;
        this.leaves = Leaf.of(messages);
    }

    private Optional<Leaf> best(ToIntFunction<Leaf> score) {
        return leaves.stream().filter(leaf -> score.applyAsInt(leaf) > 0).max(Comparator.comparingInt(score));
    }

    Optional<String> text() {
        return best(Guess::asText).map(Leaf::pointer);
    }

    private static int asText(Leaf leaf) {
        var texts = leaf.values().stream()
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .toList();
        if (texts.isEmpty()
                || isError(leaf)
                || texts.stream().allMatch(text -> CODED.matcher(text).matches())) {
            return 0;
        }
        int longest = texts.stream().mapToInt(String::length).max().orElse(0);
        int named = switch (leaf.name()) {
            case "transcript", "transcription" -> 80;
            case "text" -> 70;
            case "utterance", "sentence", "displaytext" -> 60;
            case "display", "result", "hypothesis", "output" -> 40;
            case "content", "value", "partial" -> 20;
            case "id", "type", "model", "status", "language", "version", "event", "name", "task" -> -60;
            default -> 0;
        };
        boolean partOfIt = leaf.isIn("words") || leaf.isIn("segments") || leaf.isIn("tokens") || leaf.isIn("word");
        int spoken = texts.stream().anyMatch(text -> text.strip().contains(" ")) ? 30 : 0;
        int told = named + spoken + Math.min(longest, 100) / 5 - 3 * leaf.depth() - (partOfIt ? 50 : 0);
        return Math.max(0, told);
    }

    private static boolean isError(Leaf leaf) {
        return leaf.name().startsWith("err") || leaf.isIn("error");
    }

    /// Only of several messages: an API answers once.
    Optional<Mark> last() {
        return best(leaf -> {
                    boolean flag = leaf.values().stream().anyMatch(JsonNode::isBoolean);
                    int varies = leaf.values().stream().distinct().count() > 1 ? 20 : 0;
                    return flag && leaf.name().matches("(?:is)?final|isendpoint|endofturn|speechfinal|completed")
                            ? 60 + varies + (leaf.name().contains("isfinal") ? 10 : 0) - leaf.depth()
                            : 0;
                })
                .map(leaf -> new Mark(leaf.pointer(), Optional.empty()))
                .or(this::finalKind);
    }

    /// A field that says of what kind a message is, with a kind that sounds final among others.
    private Optional<Mark> finalKind() {
        return kind(OVER, leaf -> leaf.values().stream().distinct().count() > 1 || messages.size() == 1)
                .filter(_ -> messages.size() > 1);
    }

    Optional<Mark> done() {
        if (messages.size() < 2) {
            return Optional.empty();
        }
        var end = messages.getLast();
        return kind(
                LAST,
                leaf -> end.at(leaf.pointer()).isString()
                        && LAST.matcher(end.at(leaf.pointer()).stringValue()).matches());
    }

    private Optional<Mark> kind(Pattern sounds, Predicate<Leaf> fits) {
        return leaves.stream()
                .filter(leaf -> leaf.name().matches("type|event|message|messagetype|status|state|kind"))
                .filter(fits)
                .flatMap(leaf -> leaf.values().stream()
                        .filter(value -> value.isString()
                                && sounds.matcher(value.stringValue()).matches())
                        .map(value -> new Mark(leaf.pointer(), Optional.of(value))))
                .findFirst();
    }

    Optional<WordsPlace> words() {
        return best(leaf -> WordsPlace.of(leaf).isEmpty()
                        ? 0
                        : switch (leaf.name()) {
                            case "words", "word" -> 80 - leaf.depth();
                            case "tokens", "items", "timestamps" -> 40 - leaf.depth();
                            default -> 0;
                        })
                .flatMap(WordsPlace::of);
    }

    Optional<String> error() {
        return best(leaf -> {
                    boolean text = leaf.values().stream().anyMatch(JsonNode::isString);
                    return text && isError(leaf) ? (leaf.name().matches("message|errmsg|error") ? 50 : 20) : 0;
                })
                .map(Leaf::pointer);
    }
}
