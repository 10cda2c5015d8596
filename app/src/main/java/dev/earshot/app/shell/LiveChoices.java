package dev.earshot.app.shell;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// How the Live page listens and looks.
///
/// @param source id of the device that is heard; empty means the microphone of the settings
/// @param type size of the text, in pixels
/// @param pushToTalk whether it listens only while a key is held
/// @param copies whether the text is put onto the clipboard as it grows
/// @param captions where the captions are, by the arrangement of the screens; the newest last
public record LiveChoices(
        Optional<String> source,
        double type,
        boolean pushToTalk,
        boolean copies,
        SequencedMap<String, CaptionPlace> captions) {
    public static final double SMALLEST_TYPE = 14;
    public static final double LARGEST_TYPE = 72;

    public static final LiveChoices DEFAULT =
            new LiveChoices(Optional.empty(), 24, false, false, new LinkedHashMap<>());

    /// How many arrangements are remembered: desk, train, meeting room.
    private static final int ARRANGEMENTS = 8;

    /// Where the captions window is and how large its text.
    ///
    /// @param type size of the text, in pixels
    public record CaptionPlace(double x, double y, double width, double height, double type) {}

    /// Text sizes outside what can be read are brought back into it.
    public LiveChoices {
        type = Math.clamp(type, SMALLEST_TYPE, LARGEST_TYPE);
        captions = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(captions));
    }

    public LiveChoices withSource(Optional<String> id) {
        return new LiveChoices(id, type, pushToTalk, copies, captions);
    }

    public LiveChoices withType(double size) {
        return new LiveChoices(source, size, pushToTalk, copies, captions);
    }

    public LiveChoices withPushToTalk(boolean held) {
        return new LiveChoices(source, type, held, copies, captions);
    }

    public LiveChoices withCopies(boolean wanted) {
        return new LiveChoices(source, type, pushToTalk, wanted, captions);
    }

    /// Remembers where the captions are on these screens, and forgets the arrangement that was used longest ago when
    /// there are many.
    public LiveChoices withCaptions(String arrangement, CaptionPlace place) {
        var all = new LinkedHashMap<>(captions);
        all.remove(arrangement);
        all.put(arrangement, place);
        while (all.size() > ARRANGEMENTS) {
            all.pollFirstEntry();
        }
        return new LiveChoices(source, type, pushToTalk, copies, all);
    }
}
