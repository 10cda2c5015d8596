package dev.earshot.engine.audio;

/// Which channel of a track is heard.
public sealed interface Channel {
    /// The mean of all channels.
    record Mix() implements Channel {}

    /// One channel alone, from 0.
    record Only(int index) implements Channel {
        public Only {
            if (index < 0) {
                throw new IllegalArgumentException("channels count from 0: " + index);
            }
        }
    }

    Channel MIX = new Mix();
    Channel LEFT = new Only(0);
    Channel RIGHT = new Only(1);
}
