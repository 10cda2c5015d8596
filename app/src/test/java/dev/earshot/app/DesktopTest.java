package dev.earshot.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

final class DesktopTest {
    @Test
    void aLinuxWithoutADisplayHasNoScreen() {
        assertEquals(
                Optional.of("There is no screen here (DISPLAY is not set)."),
                Desktop.noScreen(Map.of(), system("Linux", "")));
        assertTrue(Desktop.noScreen(Map.of("DISPLAY", " "), system("Linux", "")).isPresent());
    }

    @Test
    void whereThereMayBeAScreenTheWindowIsTried() {
        assertEquals(Optional.empty(), Desktop.noScreen(Map.of("DISPLAY", ":0"), system("Linux", "")));
        assertEquals(Optional.empty(), Desktop.noScreen(Map.of(), system("Mac OS X", "")));
        assertEquals(Optional.empty(), Desktop.noScreen(Map.of(), system("Windows 11", "")));
    }

    @Test
    void aPlatformThatDrawsNowhereNeedsNoScreen() {
        assertEquals(Optional.empty(), Desktop.noScreen(Map.of(), system("Linux", "Headless")));
    }

    @Test
    void missingLibrariesAreNamedWithWhatToDo() {
        var sentence = new SystemLibraries(List.of("libgtk-3.so.0", "libGL.so.1")).sentence();
        assertTrue(sentence.startsWith("The window needs libgtk-3.so.0, libGL.so.1"), sentence);
        assertTrue(sentence.contains("install"), sentence);
    }

    private static Properties system(String name, String platform) {
        var system = new Properties();
        system.setProperty("os.name", name);
        system.setProperty("glass.platform", platform);
        return system;
    }
}
