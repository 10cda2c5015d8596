package dev.earshot.app.cli;

import dev.earshot.engine.recognition.ChunkSizes;
import dev.earshot.engine.recognition.Decoding.Policy;
import dev.earshot.engine.recognition.StreamSimulation.Pace;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// How picocli reads our own types; a wrong value becomes a sentence about the command line.
final class Converters {
    private Converters() {}

    static final class TimeConverter implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            try {
                return ClockTime.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }

    /// A length, or `random` with or without a seed.
    static final class ChunkConverter implements ITypeConverter<ChunkSizes> {
        @Override
        public ChunkSizes convert(String text) {
            try {
                return text.equals("random")
                        ? new ChunkSizes.Seeded(0)
                        : text.startsWith("random:")
                                ? new ChunkSizes.Seeded(Long.parseLong(text.substring("random:".length())))
                                : new ChunkSizes.Fixed(ClockTime.parse(text));
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("'" + text
                        + "' is no length of chunks: write 10ms, 100ms, 1s, random, or random: and a number");
            }
        }
    }

    /// A factor, or `burst`.
    static final class SpeedConverter implements ITypeConverter<Pace> {
        @Override
        public Pace convert(String text) {
            try {
                return text.equals("burst") ? Pace.FAST : new Pace.Times(Double.parseDouble(text));
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(
                        "'" + text + "' is no speed: write 1 for as it was spoken, 4, 0.5, or burst");
            }
        }
    }

    /// A policy as it is written on a command line, with dashes.
    static final class PolicyConverter implements ITypeConverter<Policy> {
        @Override
        public Policy convert(String text) {
            return Stream.of(Policy.values())
                    .filter(policy -> name(policy).equalsIgnoreCase(text))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("'" + text + "' is no policy: write "
                            + Stream.of(Policy.values())
                                    .map(PolicyConverter::name)
                                    .collect(Collectors.joining(" or "))));
        }

        private static String name(Policy policy) {
            return policy.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static final class ChannelConverter implements ITypeConverter<ChannelChoice> {
        @Override
        public ChannelChoice convert(String text) {
            try {
                return ChannelChoice.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }

    /// A number, or the reference's `None` for none.
    static final class NumberOrNoneConverter implements ITypeConverter<OptionalDouble> {
        @Override
        public OptionalDouble convert(String text) {
            try {
                return text.equalsIgnoreCase("none") ? OptionalDouble.empty() : OptionalDouble.of(finite(text));
            } catch (NumberFormatException e) {
                throw new TypeConversionException("'" + text + "' is no number");
            }
        }

        private static double finite(String text) {
            double number = Double.parseDouble(text);
            if (!Double.isFinite(number)) {
                throw new NumberFormatException(text);
            }
            return number;
        }
    }

    /// A whole number, or the reference's `None` for none.
    static final class CountOrNoneConverter implements ITypeConverter<OptionalInt> {
        @Override
        public OptionalInt convert(String text) {
            try {
                return text.equalsIgnoreCase("none") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
            } catch (NumberFormatException e) {
                throw new TypeConversionException("'" + text + "' is no whole number");
            }
        }
    }

    static final class LanguageConverter implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            try {
                return Languages.tag(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }

    /// A file name that the locale cannot express is the one that Java refuses on Linux.
    static final class PathConverter implements ITypeConverter<Path> {
        @Override
        public Path convert(String text) {
            try {
                return Path.of(text);
            } catch (InvalidPathException e) {
                throw new TypeConversionException(
                        "'" + text + "' is no file name here; if it looks garbled, set LC_ALL=C.UTF-8 and try again");
            }
        }
    }
}
