package dev.earshot.app.cli;

import java.time.Duration;
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
}
