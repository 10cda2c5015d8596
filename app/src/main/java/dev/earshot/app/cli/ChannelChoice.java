package dev.earshot.app.cli;

import dev.earshot.engine.audio.Channel;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Which channels of a recording are heard, as `--channel` says it. People count channels from 1.
sealed interface ChannelChoice {
    /// One, or all mixed into one.
    record One(Channel channel) implements ChannelChoice {}

    /// All of them, one after the other, each with a transcript of its own.
    record Each() implements ChannelChoice {}

    /// @throws IllegalArgumentException with one sentence
    static ChannelChoice parse(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "mix" -> new One(Channel.MIX);
            case "left" -> new One(Channel.LEFT);
            case "right" -> new One(Channel.RIGHT);
            case "each" -> new Each();
            default -> {
                if (!text.matches("[1-9]\\d{0,2}")) {
                    throw new IllegalArgumentException("'" + text
                            + "' is not a channel: write mix, left, right, each, or a number counting from 1");
                }
                yield new One(new Channel.Only(Integer.parseInt(text) - 1));
            }
        };
    }

    /// The channels to hear of a track that has so many.
    default List<Channel> of(int channels) {
        return switch (this) {
            case One(var channel) -> List.of(channel);
            case Each() ->
                IntStream.range(0, channels)
                        .<Channel>mapToObj(Channel.Only::new)
                        .toList();
        };
    }

    /// What tells this channel's files from another's: `left`, `channel-3`.
    static String name(Channel channel, int channels) {
        return switch (channel) {
            case Channel.Mix() -> "mix";
            case Channel.Only(int index) -> channels == 2 ? (index == 0 ? "left" : "right") : "channel-" + (index + 1);
        };
    }
}
