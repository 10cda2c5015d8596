package dev.earshot.engine.audio;

import dev.earshot.engine.audio.Microphone.Kind;
import java.util.List;
import java.util.Locale;

/// Tells by its name what an input hears, where a system offers what it plays as an input like any other:
/// the "Stereo Mix" of Windows' drivers in the languages of Windows, and the loopback devices that people
/// install, most of them on a Mac.
final class LoopbackNames {
    private static final List<String> PARTS = List.of(
            "stereo mix",
            "stereomix",
            "mixage stéréo",
            "mezcla estéreo",
            "missaggio stereo",
            "mixagem estéreo",
            "mistura estéreo",
            "miks stereo",
            "стерео микшер",
            "стереомикшер",
            "ステレオ ミキサー",
            "ステレオ ミックス",
            "立体声混音",
            "立體聲混音",
            "스테레오 믹스",
            "what u hear",
            "wave out mix",
            "loopback",
            "blackhole",
            "soundflower",
            "background music",
            "cable output",
            "vb-cable",
            "voicemeeter out");

    private LoopbackNames() {}

    static Kind kindOf(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return PARTS.stream().anyMatch(small::contains) ? Kind.MONITOR : Kind.MICROPHONE;
    }
}
