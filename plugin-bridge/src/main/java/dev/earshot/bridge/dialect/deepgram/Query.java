package dev.earshot.bridge.dialect.deepgram;

import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.Encoding;
import dev.earshot.bridge.wire.Fault;
import dev.earshot.bridge.wire.ModelName;
import dev.earshot.bridge.wire.Offer;
import dev.earshot.bridge.wire.Opening;
import dev.earshot.bridge.wire.SoundFormat;
import dev.earshot.bridge.wire.Wish;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoublePredicate;

/// The parameters that both versions have, read from an address. What is not known here is ignored, as
/// Deepgram adds to them all the time; of a parameter that is given several times the first counts,
/// unless it is a list.
record Query(Opening opening) {
    private static final int TELEPHONE_RATE = 8_000;

    /// The model that a client wants of this server.
    Optional<String> model(Offer offer) throws BadFrame {
        return ModelName.wanted(opening.parameter("model"), offer);
    }

    /// @throws BadFrame for sound that is not known here
    SoundFormat format() throws BadFrame {
        var name = opening.parameter("encoding")
                .orElseThrow(
                        () -> new BadFrame(
                                Fault.UNSUPPORTED,
                                "Sound in containers is not decoded here: send raw samples, and say so by encoding=linear16 and sample_rate."));
        var encoding = Arrays.stream(Encoding.values())
                .filter(known -> nameOf(known).equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new BadFrame(
                        Fault.UNSUPPORTED,
                        "The encoding must be linear16, linear32, mulaw or alaw; others are not decoded here."));
        var rate = whole("sample_rate", SoundFormat.LOWEST_RATE, SoundFormat.HIGHEST_RATE)
                .or(() -> telephone(encoding))
                .orElseThrow(() -> wrong("sample_rate", "given with that encoding"));
        return new SoundFormat(
                encoding, rate, whole("channels", 1, SoundFormat.MOST_CHANNELS).orElse(1));
    }

    private static Optional<Integer> telephone(Encoding encoding) {
        return switch (encoding) {
            case MULAW, ALAW -> Optional.of(TELEPHONE_RATE);
            case LINEAR16, LINEAR32 -> Optional.empty();
        };
    }

    static String nameOf(Encoding encoding) {
        return encoding.name().toLowerCase(Locale.ROOT);
    }

    boolean flag(String name) {
        return opening.parameter(name).filter("true"::equalsIgnoreCase).isPresent();
    }

    Optional<Integer> whole(String name, int least, int most) throws BadFrame {
        return number(
                        name,
                        "a whole number from %d to %d".formatted(least, most),
                        value -> value >= least && value <= most && value == Math.rint(value))
                .map(Double::intValue);
    }

    Optional<Double> number(String name, String what, DoublePredicate fits) throws BadFrame {
        var text = opening.parameter(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var value = parsed(text.get()).filter(fits::test);
        if (value.isEmpty()) {
            throw wrong(name, what);
        }
        return value;
    }

    private static Optional<Double> parsed(String text) {
        try {
            return Optional.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    static BadFrame wrong(String name, String what) {
        return new BadFrame(Fault.BAD_VALUE, "The parameter “%s” must be %s.".formatted(name, what));
    }

    /// What is likely to be said: of `keywords` without their weights.
    List<String> keyterms() throws BadFrame {
        var terms = new ArrayList<>(opening.parameters("keyterm"));
        opening.parameters("keywords").stream()
                .map(word -> word.split(":", 2)[0])
                .forEach(terms::add);
        return Wish.hotwords(terms);
    }
}
