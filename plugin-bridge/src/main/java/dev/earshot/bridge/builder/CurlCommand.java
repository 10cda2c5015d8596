package dev.earshot.bridge.builder;

import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.Message;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.store.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/// Reads how a service is asked out of a command line of curl, as services show it. What looks like a
/// key is taken out.
public final class CurlCommand {
    private static final Pattern KEY =
            Pattern.compile(".*(?:key|token|secret|authorization|auth|password)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SCHEME =
            Pattern.compile("(Bearer|Token|Basic|Key|ApiKey)\\s+(.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PLACEHOLDER = Pattern.compile(
            ".*[$<{\\[].*|.*(?:your|api)[-_ ]?(?:api)?[-_ ]?(?:key|token).*|[xX*.]+", Pattern.CASE_INSENSITIVE);

    /// Options with a word of their own that say nothing of what is asked.
    private static final Set<String> OTHERS = Set.of(
            "-X",
            "--request",
            "-o",
            "--output",
            "-A",
            "--user-agent",
            "-m",
            "--max-time",
            "--connect-timeout",
            "-x",
            "--proxy",
            "--cacert",
            "--cert",
            "-E",
            "--retry",
            "-w",
            "--write-out",
            "-e",
            "--referer",
            "-b",
            "--cookie");

    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, String> query = new LinkedHashMap<>();
    private final Map<String, String> fields = new LinkedHashMap<>();
    private Optional<KeyPlace> key = Optional.empty();
    private Optional<String> file = Optional.empty();
    private Optional<String> data = Optional.empty();
    private Optional<String> url = Optional.empty();
    private Optional<String> model = Optional.empty();
    private Optional<String> language = Optional.empty();

    private CurlCommand() {}

    /// @throws SttException UNSUPPORTED when it is none, or names no address
    public static Asked read(String line) {
        var words = ShellWords.of(line.strip());
        if (words.isEmpty() || !words.getFirst().matches("(?:.*/)?curl(?:\\.exe)?|\\$")) {
            throw wrong("That is no command of curl: paste it from the beginning, as 'curl https://\u2026'.");
        }
        return new CurlCommand().asked(words.subList(1, words.size()));
    }

    private Asked asked(List<String> words) {
        for (int at = 0; at < words.size(); at++) {
            var word = words.get(at);
            var next = at + 1 < words.size() ? words.get(at + 1) : "";
            switch (word) {
                case "-H", "--header" -> header(next);
                case "-F", "--form", "--form-string" -> form(next);
                case "-d", "--data", "--data-raw", "--data-binary", "--data-ascii", "--json", "-T", "--upload-file" ->
                    data = Optional.of(next);
                case "-u", "--user" -> key = Optional.of(basic(next));
                case "--url" -> url = Optional.of(next);
                default -> {
                    if (!word.startsWith("-") && !word.equals("curl")) {
                        url = url.or(() -> Optional.of(word));
                    }
                }
            }
            boolean takesNext = word.matches("-H|--header|-F|--form|--form-string|-d|--data|--data-raw|--data-binary"
                            + "|--data-ascii|--json|-T|--upload-file|-u|--user|--url")
                    || OTHERS.contains(word);
            at += takesNext ? 1 : 0;
        }
        return whole();
    }

    private void header(String text) {
        int colon = text.indexOf(':');
        if (colon > 0) {
            var name = text.substring(0, colon).strip();
            var value = text.substring(colon + 1).strip();
            if (KEY.matcher(name).matches()) {
                key = Optional.of(keyIn(name, true, value));
            } else if (!name.toLowerCase(Locale.ROOT).matches("content-type|content-length|accept|host|cookie")) {
                headers.put(name, value);
            }
        }
    }

    private static KeyPlace keyIn(String name, boolean header, String value) {
        var scheme = SCHEME.matcher(value);
        return scheme.matches() && header
                ? new KeyPlace(name, true, scheme.group(1) + " ", secret(scheme.group(2)))
                : new KeyPlace(name, header, "", secret(value));
    }

    /// A variable of the shell, or what stands for a key in an example, is none.
    private static Optional<Secret> secret(String text) {
        var stripped = text.strip();
        return stripped.isEmpty() || PLACEHOLDER.matcher(stripped).matches()
                ? Optional.empty()
                : Optional.of(new Secret(stripped));
    }

    private static KeyPlace basic(String user) {
        var encoded = Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
        return new KeyPlace("Authorization", true, "Basic ", secret(user).map(_ -> new Secret(encoded)));
    }

    private void form(String text) {
        int equals = text.indexOf('=');
        if (equals > 0) {
            var name = text.substring(0, equals);
            var value = text.substring(equals + 1);
            if (value.startsWith("@") || value.startsWith("<")) {
                file = Optional.of(name);
            } else if (!KEY.matcher(name).matches()) {
                fields.put(name, blank(name, value));
            }
        }
    }

    /// What names a model or a language is asked for anew each time.
    private String blank(String name, String value) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "model", "model_id" -> {
                model = Optional.of(value);
                yield "{model}";
            }
            case "language", "lang", "language_code", "languagecode" -> {
                language = Optional.of(value);
                yield "{language}";
            }
            default -> value;
        };
    }

    private Asked whole() {
        var uri = uri();
        for (var pair : Optional.ofNullable(uri.getRawQuery()).orElse("").split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                var name = decoded(pair.substring(0, equals));
                var value = decoded(pair.substring(equals + 1));
                if (KEY.matcher(name).matches()) {
                    key = Optional.of(keyIn(name, false, value));
                } else {
                    query.put(name, blank(name, value));
                }
            }
        }
        var path = Optional.ofNullable(uri.getRawPath())
                .filter(text -> !text.isEmpty())
                .orElse("/");
        return new Asked(
                uri.getScheme() + "://" + uri.getRawAuthority(), path, query, headers, key, sending(), model, language);
    }

    private URI uri() {
        try {
            var uri = new URI(url.map(text -> text.contains("://") ? text : "https://" + text)
                    .orElse(""));
            if (uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Said below.
        }
        throw wrong("The command names no address: it needs one such as https://api.example.org/v1/listen.");
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private Sending sending() {
        if (file.isPresent() || !fields.isEmpty()) {
            return new Sending.InForm(file.orElse("file"), fields);
        }
        return data.filter(text -> text.strip().startsWith("{"))
                .flatMap(CurlCommand::json)
                .orElseGet(Sending.Binary::new);
    }

    private static Optional<Sending> json(String text) {
        try {
            var message = (ObjectNode) Message.parse(text).root().deepCopy();
            return SoundPlace.in(message).map(at -> {
                SoundPlace.empty(message, at);
                return new Sending.InJson(message, at);
            });
        } catch (BadFrame bad) {
            return Optional.empty();
        }
    }

    private static SttException wrong(String sentence) {
        return new SttException(SttError.UNSUPPORTED, sentence);
    }
}
