package dev.earshot.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacesTest {
    @TempDir
    private Path home;

    @Test
    void linuxFollowsXdgByDefault() {
        var places = Places.of(Map.of(), "Linux", home);

        assertEquals(home.resolve(".config/earshot"), places.config());
        assertEquals(home.resolve(".local/share/earshot"), places.data());
    }

    @Test
    void linuxFollowsTheXdgVariables() {
        var config = home.resolve("c");
        var data = home.resolve("d");
        var places = Places.of(
                Map.of("XDG_CONFIG_HOME", config.toString(), "XDG_DATA_HOME", data.toString()), "Linux", home);

        assertEquals(config.resolve("earshot"), places.config());
        assertEquals(data.resolve("earshot"), places.data());
    }

    @Test
    void aRelativeXdgVariableIsIgnored() {
        var places = Places.of(Map.of("XDG_CONFIG_HOME", "here", "XDG_DATA_HOME", ""), "Linux", home);

        assertEquals(home.resolve(".config/earshot"), places.config());
        assertEquals(home.resolve(".local/share/earshot"), places.data());
    }

    @Test
    void recordingsLieWhereTheDesktopHasTheDocuments() throws IOException {
        Files.createDirectories(home.resolve(".config"));
        Files.createDirectories(home.resolve("Documents"));
        Files.writeString(home.resolve(".config/user-dirs.dirs"), """
                # written by the desktop
                XDG_DESKTOP_DIR="$HOME/Schreibtisch"
                XDG_DOCUMENTS_DIR="$HOME/Dokumente"
                """);

        assertEquals(
                home.resolve("Dokumente/Earshot"),
                Places.of(Map.of(), "Linux", home).recordings());
    }

    @Test
    void aDocumentsFolderThatIsTheHomeFolderIsNone() throws IOException {
        Files.createDirectories(home.resolve(".config"));
        Files.writeString(home.resolve(".config/user-dirs.dirs"), "XDG_DOCUMENTS_DIR=\"$HOME/\"\n");

        assertEquals(
                home.resolve(".local/share/earshot/recordings"),
                Places.of(Map.of(), "Linux", home).recordings());
    }

    @Test
    void withoutADesktopRecordingsLieInDocumentsOrElseAmongTheData() throws IOException {
        assertEquals(
                home.resolve(".local/share/earshot/recordings"),
                Places.of(Map.of(), "Linux", home).recordings());

        Files.createDirectories(home.resolve("Documents"));

        assertEquals(
                home.resolve("Documents/Earshot"),
                Places.of(Map.of(), "Linux", home).recordings());
    }

    @Test
    void userDirsThatAreNoTextDoNoHarm() throws IOException {
        Files.createDirectories(home.resolve(".config"));
        Files.write(home.resolve(".config/user-dirs.dirs"), new byte[] {(byte) 0xC3, (byte) 0x28, 0});

        assertEquals(
                home.resolve(".local/share/earshot/recordings"),
                Places.of(Map.of(), "Linux", home).recordings());
    }

    @Test
    void macHasItAllInTheLibrary() throws IOException {
        Files.createDirectories(home.resolve("Documents"));
        var places = Places.of(Map.of(), "Mac OS X", home);

        assertEquals(home.resolve("Library/Application Support/Earshot"), places.config());
        assertEquals(home.resolve("Library/Application Support/Earshot"), places.data());
        assertEquals(home.resolve("Documents/Earshot"), places.recordings());
    }

    @Test
    void windowsKeepsSettingsInTheRoamingProfileAndModelsOutOfIt() {
        var roaming = home.resolve("Roaming");
        var local = home.resolve("Local");
        var places =
                Places.of(Map.of("APPDATA", roaming.toString(), "LOCALAPPDATA", local.toString()), "Windows 11", home);

        assertEquals(roaming.resolve("Earshot"), places.config());
        assertEquals(local.resolve("Earshot"), places.data());
        assertEquals(local.resolve("Earshot/recordings"), places.recordings());
    }

    @Test
    void windowsDocumentsMayLieInTheCloudFolder() throws IOException {
        var cloud = home.resolve("OneDrive");
        Files.createDirectories(cloud.resolve("Documents"));

        assertEquals(
                cloud.resolve("Documents/Earshot"),
                Places.of(Map.of("OneDrive", cloud.toString()), "Windows 10", home)
                        .recordings());
    }

    @Test
    void nothingIsCreated() throws IOException {
        Places.of(Map.of(), "Linux", home);

        try (var inside = Files.list(home)) {
            assertFalse(inside.findAny().isPresent());
        }
    }

    @Test
    void theVersionIsThatOfTheBuild() {
        assertTrue(Version.number().matches("\\d+\\.\\d+\\.\\d+.*"), Version.number());
    }
}
