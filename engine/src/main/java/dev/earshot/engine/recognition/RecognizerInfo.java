package dev.earshot.engine.recognition;

import java.util.List;

/// What a recogniser says about itself, honestly.
///
/// @param id what a command line or a protocol calls it
/// @param name what a person calls it
/// @param version of the model or the service
/// @param device where it really runs, as shown to a person: `CPU`, `GPU 0`, a host name
/// @param languages BCP 47 tags of what it understands; empty when any may be tried
/// @param translates whether it can write down in English what was said in another language
/// @param load what loading it took
/// @param orthography how it spells
/// @param confidence what its confidences mean
public record RecognizerInfo(
        String id,
        String name,
        String version,
        String device,
        List<String> languages,
        boolean translates,
        LoadReport load,
        Orthography orthography,
        ConfidenceScale confidence) {
    public RecognizerInfo {
        languages = List.copyOf(languages);
    }

    /// One that spells as usual, and says how probable it is that a word is right.
    public RecognizerInfo(
            String id,
            String name,
            String version,
            String device,
            List<String> languages,
            boolean translates,
            LoadReport load) {
        this(id, name, version, device, languages, translates, load, Orthography.AS_USUAL, ConfidenceScale.PROBABILITY);
    }

    /// One that writes in the language it hears and takes no loading to speak of.
    public RecognizerInfo(String id, String name, String version, String device, List<String> languages) {
        this(id, name, version, device, languages, false, LoadReport.NONE);
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
