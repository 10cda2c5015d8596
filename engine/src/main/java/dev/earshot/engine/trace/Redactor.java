package dev.earshot.engine.trace;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Takes secrets out of what is written down. Safe for many threads.
///
/// What is removed: every secret that is known, wherever it stands; what lies under a name such as
/// `api_key` or `Authorization`, in JSON, a query or a setting; the user of an address; and what looks
/// like a key of the great services (`sk-...`, `hf_...`), a JSON web token, or follows `Bearer`. Bytes
/// that are no text are not looked into.
///
/// @param secrets as they are, at least four characters each; shorter ones would take words away
/// @param keeping whether sound that stands in JSON as base64 stays
public record Redactor(List<String> secrets, Keeping keeping) {
    static final String REMOVED = "(removed)";

    private static final Pattern SECRET_NAME = Pattern.compile(
            "(?:.*[-_.])?(?:api[-_]?key|key|token|secret|password|passwd|authorization|credentials?|signature|sig"
                    + "|cookie|set-cookie)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern SHAPES = Pattern.compile(
            "\\b(?:sk|pk|rk|ek)[-_][A-Za-z0-9_-]{16,}+|\\bhf_[A-Za-z0-9]{16,}+|\\bearshot-key\\.[A-Za-z0-9_-]++"
                    + "|\\beyJ[A-Za-z0-9_-]{8,}+\\.[A-Za-z0-9_-]{8,}+(?:\\.[A-Za-z0-9_-]*+)?");

    private static final Pattern BEARER =
            Pattern.compile("\\b(Bearer|Token|Basic) ++(?=[A-Za-z._~+/=-]*+[0-9])[A-Za-z0-9._~+/=-]{8,}+");

    private static final Pattern PARAMETER = Pattern.compile("([?&;])([^=&;#]++)=([^&;#]*+)");

    private static final Pattern USER = Pattern.compile("(?<=://)[^/@?#]++@");

    /// Fewer letters of base64 may be a word.
    private static final int SOUND_LETTERS = 256;

    private static final int SHORTEST = 4;

    public Redactor {
        secrets = secrets.stream().filter(secret -> secret.length() >= SHORTEST).toList();
    }

    /// Text of any kind; where it is JSON, what lies under the name of a secret goes, too.
    String text(String text) {
        return shaped(new JsonStrings(this).cleaned(text));
    }

    /// An address: with the parameters of its query, and without its user.
    String address(String address) {
        var parameters = PARAMETER
                .matcher(USER.matcher(address).replaceAll(""))
                .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                        found.group(1) + found.group(2) + "=" + setting(found.group(2), found.group(3))));
        return shaped(parameters);
    }

    /// A value under a name: a header, a setting, a parameter.
    String setting(String name, String value) {
        return isSecret(name) ? REMOVED : shaped(value);
    }

    boolean isSecret(String name) {
        return name.length() < 64
                && !name.toLowerCase(Locale.ROOT).endsWith("keyword")
                && SECRET_NAME.matcher(name.strip()).matches();
    }

    /// Whether a string of JSON is sound, of those that hold none.
    boolean isUnwantedSound(String text, int from, int to) {
        if (keeping == Keeping.SOUND || to - from < SOUND_LETTERS) {
            return false;
        }
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            boolean base64 = c < 128 && (Character.isLetterOrDigit(c) || "+/=-_\\".indexOf(c) >= 0);
            if (!base64) {
                return false;
            }
        }
        return true;
    }

    private String shaped(String text) {
        String clean = text;
        for (String secret : secrets) {
            clean = clean.replace(secret, REMOVED);
        }
        clean = SHAPES.matcher(clean).replaceAll(REMOVED);
        return BEARER.matcher(clean).replaceAll("$1 " + REMOVED);
    }
}
