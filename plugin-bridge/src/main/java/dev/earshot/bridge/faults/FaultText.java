package dev.earshot.bridge.faults;

import dev.earshot.bridge.faults.Fault.Busy;
import dev.earshot.bridge.faults.Fault.CutAnswer;
import dev.earshot.bridge.faults.Fault.Drop;
import dev.earshot.bridge.faults.Fault.HalfClose;
import dev.earshot.bridge.faults.Fault.Jitter;
import dev.earshot.bridge.faults.Fault.LateEnd;
import dev.earshot.bridge.faults.Fault.OddChunks;
import dev.earshot.bridge.faults.Fault.Silence;
import dev.earshot.bridge.faults.Fault.SlowDns;
import dev.earshot.bridge.faults.Fault.Stall;
import dev.earshot.bridge.faults.Fault.WrongKey;
import dev.earshot.bridge.faults.Fault.WrongRate;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// Faults as they are written on a command line: a name, `=` and how much, `@` and where.
final class FaultText {
    private static final String ALL = "jitter=50ms, stall=3s@10s, drop@12s, half-close@15s, busy, cut-answer,"
            + " silence=30s@5s, odd-chunks, late-end=2s, slow-dns=1s, wrong-key, wrong-rate=8000, seed=7";
    private static final Pattern SHAPE = Pattern.compile("([^=@]+)(?:=([^=@]*))?(?:@([^=@]*))?");
    private static final Pattern TIME = Pattern.compile("(\\d{1,7})ms|(\\d{1,4}(?:\\.\\d{1,3})?)s");
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int LOWEST_RATE = 4_000;
    private static final int HIGHEST_RATE = 96_000;

    private FaultText() {}

    static SttException wrong(String sentence) {
        return new SttException(SttError.UNSUPPORTED, sentence);
    }

    static long seed(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            throw wrong("A seed is a whole number, not '%s'; write it like seed=7.".formatted(text));
        }
    }

    static Fault read(String text) {
        var parts = SHAPE.matcher(text);
        if (!parts.matches()) {
            throw wrong("'%s' is no fault; faults are written like %s.".formatted(text, ALL));
        }
        return new Part(text, parts.group(1), Optional.ofNullable(parts.group(2)), Optional.ofNullable(parts.group(3)))
                .fault();
    }

    static String nameOf(Fault fault) {
        return write(fault).split("[=@]", 2)[0];
    }

    static String write(Fault fault) {
        return switch (fault) {
            case Jitter(var most) -> "jitter=" + write(most);
            case Stall(var length, var at) -> "stall=" + write(length) + "@" + write(at);
            case Drop(var at) -> "drop@" + write(at);
            case HalfClose(var at) -> "half-close@" + write(at);
            case Busy(var at) -> "busy@" + write(at);
            case CutAnswer(var at) -> "cut-answer@" + write(at);
            case Silence(var length, var at) -> "silence=" + write(length) + "@" + write(at);
            case OddChunks() -> "odd-chunks";
            case LateEnd(var length) -> "late-end=" + write(length);
            case SlowDns(var length) -> "slow-dns=" + write(length);
            case WrongKey() -> "wrong-key";
            case WrongRate(var hertz) -> "wrong-rate=" + hertz;
        };
    }

    private static String write(Duration time) {
        return time.toMillisPart() == 0 ? time.toSeconds() + "s" : time.toMillis() + "ms";
    }

    /// One fault of a plan, in pieces.
    private record Part(String text, String name, Optional<String> amount, Optional<String> place) {
        Fault fault() {
            return switch (name) {
                case "jitter" -> new Jitter(everywhere().length());
                case "stall" -> new Stall(length(), at());
                case "drop" -> new Drop(plain().at());
                case "half-close" -> new HalfClose(plain().at());
                case "busy" -> new Busy(plain().atOrFirst());
                case "cut-answer" -> new CutAnswer(plain().atOrFirst());
                case "silence" -> new Silence(length(), at());
                case "odd-chunks" -> everywhere().plain().as(new OddChunks());
                case "late-end" -> new LateEnd(everywhere().length());
                case "slow-dns" -> new SlowDns(everywhere().length());
                case "wrong-key" -> everywhere().plain().as(new WrongKey());
                case "wrong-rate" -> new WrongRate(everywhere().rate());
                default -> throw wrong("There is no fault '%s'; faults are written like %s.".formatted(name, ALL));
            };
        }

        private Fault as(Fault fault) {
            return fault;
        }

        private Part plain() {
            if (amount.isPresent()) {
                throw wrong("'%s' takes nothing after '='; leave that out of '%s'.".formatted(name, text));
            }
            return this;
        }

        private Part everywhere() {
            if (place.isPresent()) {
                throw wrong("'%s' has no place in the sound; leave out what stands after '@' in '%s'."
                        .formatted(name, text));
            }
            return this;
        }

        private Duration length() {
            var given = amount.orElseThrow(
                    () -> wrong("'%s' does not say how long; write it like %s=500ms.".formatted(text, name)));
            var length = time(given);
            if (length.isZero()) {
                throw wrong("'%s' lasts for no time at all; give it 1ms or more, or leave it out.".formatted(text));
            }
            return length;
        }

        private Duration at() {
            return time(place.orElseThrow(
                    () -> wrong("'%s' does not say where in the sound; put a place behind it, like %s@10s."
                            .formatted(text, text))));
        }

        private Duration atOrFirst() {
            return place.map(this::time).orElse(Duration.ZERO);
        }

        private Duration time(String written) {
            var time = TIME.matcher(written);
            if (!time.matches()) {
                throw wrong("'%s' in '%s' is no time; write it like 50ms or 2.5s.".formatted(written, text));
            }
            var length = time.group(1) == null
                    ? Duration.ofMillis(
                            new BigDecimal(time.group(2)).movePointRight(3).longValueExact())
                    : Duration.ofMillis(Long.parseLong(time.group(1)));
            if (length.compareTo(LONGEST) > 0) {
                throw wrong("'%s' in '%s' is more than an hour; give it less.".formatted(written, text));
            }
            return length;
        }

        private int rate() {
            var given = amount.orElse("");
            int rate = given.matches("\\d{4,6}") ? Integer.parseInt(given) : 0;
            if (rate < LOWEST_RATE || rate > HIGHEST_RATE) {
                throw wrong("'%s' is no rate of samples; give one from %d to %d, like wrong-rate=8000."
                        .formatted(text, LOWEST_RATE, HIGHEST_RATE));
            }
            return rate;
        }
    }
}
