package dev.earshot.app.transcribe;

/// What a channel is called.
final class ChannelName {
    private ChannelName() {}

    static String of(int index, int channels) {
        if (channels <= 2) {
            return index == 0 ? "Left channel" : "Right channel";
        }
        return "Channel " + (index + 1);
    }
}
