package dev.earshot.bridge.endpoint;

import dev.earshot.engine.SttException;
import java.util.regex.Pattern;

/// What looks like a key. Keys are kept apart from endpoints, so that a file of these can be shown,
/// sent and committed.
final class Credential {
    private static final Pattern NAME = Pattern.compile(
            "(?:.*[-_.])?(?:key|auth|sig|signature|cookie2?|credentials?|passwd|bearer)"
                    + "|.*(?:api[-_]?key|token|secret|password|authorization)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern VALUE = Pattern.compile("(?:Bearer|Token|Basic|Key|ApiKey)\\s+\\S.*"
            + "|.*\\b(?:sk|pk|rk|hf)[-_][A-Za-z0-9_-]{16,}.*|.*\\beyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}.*");

    private static final Pattern USER = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*@.*");
    private static final Pattern PARAMETER = Pattern.compile("[?&;]([^=&;#]+)=");

    private Credential() {}

    /// @param what it is, for the sentence: `header`
    /// @throws SttException UNSUPPORTED when that is a key; never with the value in it
    static void refuse(String what, String name, String value) {
        if (NAME.matcher(name.strip()).matches() || VALUE.matcher(value.strip()).matches()) {
            throw Wrong.because(
                    "The " + what + " '" + name + "' looks like a key, and keys are not kept with endpoints:"
                            + " 'earshot endpoint key set ADDRESS' keeps one, for that address alone.");
        }
    }

    /// @throws SttException UNSUPPORTED when the address holds a user or a key
    static void refuseIn(String address) {
        if (USER.matcher(address).matches()) {
            throw Wrong.because("An address must not hold a user or a key before its host: take away all that stands"
                    + " before '@'; 'earshot endpoint key set ADDRESS' keeps a key.");
        }
        PARAMETER.matcher(address).results().forEach(parameter -> refuse("parameter", parameter.group(1), ""));
    }
}
