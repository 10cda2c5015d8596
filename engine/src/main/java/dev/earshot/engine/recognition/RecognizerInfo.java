package dev.earshot.engine.recognition;

import java.util.List;

/// What a recogniser says about itself, honestly.
///
/// @param id what a command line or a protocol calls it
/// @param name what a person calls it
/// @param version of the model or the service
/// @param device where it really runs, as shown to a person: `CPU`, `GPU 0`, a host name
/// @param languages BCP 47 tags of what it understands; empty when any may be tried
public record RecognizerInfo(String id, String name, String version, String device, List<String> languages) {
    public RecognizerInfo {
        languages = List.copyOf(languages);
    }

    /// Whether it may be asked for this BCP 47 tag: `en-GB` is understood by one that lists `en` or `en-US`.
    public boolean understands(String language) {
        return languages.isEmpty()
                || languages.stream().anyMatch(known -> primary(known).equalsIgnoreCase(primary(language)));
    }

    private static String primary(String tag) {
        int dash = tag.indexOf('-');
        return dash < 0 ? tag : tag.substring(0, dash);
    }
}
