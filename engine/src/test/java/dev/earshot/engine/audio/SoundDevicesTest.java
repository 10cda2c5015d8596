package dev.earshot.engine.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.audio.Microphone.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SoundDevicesTest {
    private static final SoundDevice DEFAULT = card("default [default]", "Default input");
    private static final SoundDevice CARD = card("PCH [plughw:0,0]", "PCH [plughw:0,0]");
    private static final SoundDevice STUDIO = card("Studio [plughw:2,0]", "Studio [plughw:2,0]");
    private static final ServedDevice SPEAKERS = served("speakers.monitor", Kind.MONITOR, Optional.of("0,0"));
    private static final ServedDevice BUILT_IN = served("built-in", Kind.MICROPHONE, Optional.of("0,0"));
    private static final ServedDevice HEADSET = served("headset", Kind.MICROPHONE, Optional.empty());

    @Test
    void microphonesComeBeforeMonitorsAndTheDefaultFirst() {
        assertEquals(
                List.of("Default input", "Studio [plughw:2,0]", "headset", "speakers.monitor"),
                names(SoundDevices.merged(List.of(STUDIO, DEFAULT), List.of(SPEAKERS, HEADSET))));
    }

    @Test
    void aCardThatTheServerAlsoHasIsThereOnceUnderItsOldIdAndOpenedThroughTheServer() {
        List<SoundDevice> all = SoundDevices.merged(List.of(DEFAULT, CARD), List.of(BUILT_IN, SPEAKERS));
        assertEquals(List.of("Default input", "built-in", "speakers.monitor"), names(all));
        assertEquals("PCH [plughw:0,0]", all.get(1).microphone().id());
        assertEquals(BUILT_IN.device().opener(), all.get(1).opener());
        assertEquals("pulse:speakers.monitor", all.get(2).microphone().id());
    }

    @Test
    void withoutANameForTheDefaultItIsWhatTheServerListsFirst() {
        assertEquals(
                List.of("headset", "Studio [plughw:2,0]"),
                names(SoundDevices.merged(List.of(STUDIO), List.of(HEADSET))));
        assertEquals(
                List.of("built-in", "Studio [plughw:2,0]", "headset"),
                names(SoundDevices.merged(List.of(STUDIO, CARD), List.of(BUILT_IN, HEADSET))));
    }

    @Test
    void withoutAServerTheCardsAreAll() {
        assertEquals(
                List.of("Default input", "PCH [plughw:0,0]"),
                names(SoundDevices.merged(List.of(DEFAULT, CARD), List.of())));
    }

    @Test
    void loopbackDevicesAreMonitorsByTheirName() {
        for (String monitor : List.of(
                "Stereo Mix (Realtek(R) Audio)",
                "Stereomix (Realtek High Definit",
                "Mixage stéréo (Realtek)",
                "What U Hear (Sound Blaster)",
                "CABLE Output (VB-Audio Virtual ",
                "BlackHole 2ch",
                "Loopback Audio",
                "Soundflower (2ch)",
                "Background Music")) {
            assertEquals(Kind.MONITOR, LoopbackNames.kindOf(monitor), monitor);
        }
        for (String microphone :
                List.of("Default input", "Stereo Microphone", "Mikrofon (USB)", "MacBook Pro Microphone")) {
            assertEquals(Kind.MICROPHONE, LoopbackNames.kindOf(microphone), microphone);
        }
    }

    @Test
    void whatCannotBeOpenedIsSaidInOneSentenceWithTheName() {
        for (int code = 0; code < 27; code++) {
            String sentence =
                    SoundServer.sentence(PulseFailure.of(code, "refused")).formatted("Desk");
            assertTrue(sentence.contains("“Desk”") && sentence.endsWith("."), sentence);
        }
        assertEquals(
                PulseFailure.Reason.FORBIDDEN,
                PulseFailure.of(1, "Access denied").reason());
    }

    @Test
    void everySystemHasItsAdvice() {
        assertTrue(MonitorAdvice.on("Windows 11").contains("Stereo Mix"));
        assertTrue(MonitorAdvice.on("Mac OS X").contains("BlackHole"));
        assertTrue(MonitorAdvice.on("Linux").contains("pipewire-pulse"));
    }

    private static List<String> names(List<SoundDevice> devices) {
        return devices.stream().map(device -> device.microphone().name()).toList();
    }

    private static SoundDevice card(String id, String name) {
        return new SoundDevice(new Microphone(id, name), () -> new FakeLine(48_000, 1));
    }

    private static ServedDevice served(String name, Kind kind, Optional<String> card) {
        return new ServedDevice(
                new SoundDevice(new Microphone("pulse:" + name, name, kind), () -> new FakeLine(48_000, 2)), card);
    }
}
