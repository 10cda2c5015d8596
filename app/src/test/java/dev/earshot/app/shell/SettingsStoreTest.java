package dev.earshot.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.app.shell.LiveChoices.CaptionPlace;
import dev.earshot.engine.inference.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsStoreTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("not there yet").resolve("settings.json");
    }

    @Test
    void withoutAFileEverythingHasItsDefault() {
        try (var store = new SettingsStore(file)) {
            assertEquals(Settings.DEFAULT, store.settings().get());
        }
        assertFalse(Files.exists(file), "reading writes nothing");
    }

    @Test
    void whatWasChangedIsThereTheNextTime() {
        var chosen = new Settings(
                Appearance.DARK,
                Optional.of("sphinx-en-us"),
                List.of(folder.resolve("Modelle"), folder.resolve("anderswo")),
                Optional.of("cuda:0"),
                Optional.of(Precision.BF16),
                Optional.of("de-AT"),
                Optional.of("mic 1"),
                Optional.of(folder.resolve("Aufnahmen für später")),
                Capitals.AS_WRITTEN,
                new ModelSupply(Optional.of(folder.resolve("Größe")), Optional.of("https://hub.example")),
                LiveChoices.DEFAULT
                        .withSource(Optional.of("monitor of desk"))
                        .withType(31)
                        .withPushToTalk(true)
                        .withCopies(true)
                        .withCaptions("1920x1080+0+0", new CaptionPlace(10, 20, 800, 160, 40)),
                new ServerChoices(9000, ServerChoices.Reach.NETWORK),
                new EndpointChoices(Optional.of("kitchen"), Optional.of("staging"), Optional.of("büro")));
        try (var store = new SettingsStore(file)) {
            store.change(_ -> chosen);
            assertEquals(chosen, store.settings().get(), "it applies at once");
        }
        try (var store = new SettingsStore(file)) {
            assertEquals(chosen, store.settings().get());
        }
    }

    @Test
    void onlySoManyArrangementsOfScreensAreRemembered() {
        var live = LiveChoices.DEFAULT;
        for (int i = 0; i < 20; i++) {
            live = live.withCaptions("screens " + i, new CaptionPlace(i, 0, 800, 160, 40));
        }
        assertEquals(8, live.captions().size());
        assertEquals("screens 19", live.captions().lastEntry().getKey());
    }

    @Test
    void aTextSizeThatNobodyCanReadIsBroughtBack() throws IOException {
        write("{\"live\": {\"type\": 4000, \"captions\": {\"one\": {\"x\": 1}}}}");
        try (var store = new SettingsStore(file)) {
            assertEquals(LiveChoices.LARGEST_TYPE, store.settings().get().live().type());
            assertEquals(0, store.settings().get().live().captions().size());
        }
    }

    @Test
    void theLastOfManyChangesIsTheOneThatStays() {
        try (var store = new SettingsStore(file)) {
            for (int i = 0; i <= 500; i++) {
                var language = "x-" + i;
                store.change(old -> withLanguage(old, language));
            }
        }
        try (var store = new SettingsStore(file)) {
            assertEquals(Optional.of("x-500"), store.settings().get().language());
        }
    }

    @Test
    void aDamagedFileIsKeptUnderAnotherNameAndSaysSo() throws IOException {
        write("{\"appearance\": \"dark\", oops");
        var problems = new ArrayList<String>();

        try (var store = new SettingsStore(file)) {
            assertEquals(Settings.DEFAULT, store.settings().get());
            store.onProblem(problems::add);
        }

        assertEquals(
                List.of("The settings file was damaged; it is kept as settings.json.unreadable,"
                        + " and the defaults are used."),
                problems);
        assertTrue(Files.readString(file.resolveSibling("settings.json.unreadable"))
                .contains("oops"));
    }

    @Test
    void oneMistypedFieldCostsOnlyThatField() throws IOException {
        write("{\"appearance\": \"mauve\", \"model\": 7, \"language\": \"de\", \"recordings\": \"\\u0000\"}");

        try (var store = new SettingsStore(file)) {
            assertEquals(withLanguage(Settings.DEFAULT, "de"), store.settings().get());
        }
    }

    @Test
    void fieldsOfAnotherVersionSurviveAChange() throws IOException {
        write("{\"fromTheFuture\": {\"deep\": [1, 2]}, \"language\": \"de\"}");

        try (var store = new SettingsStore(file)) {
            store.change(old -> withLanguage(old, "fr"));
        }

        var json = new JsonFile(file).read();
        assertEquals("fr", json.get("language").stringValue());
        assertEquals(2, json.at("/fromTheFuture/deep/1").intValue());
    }

    @Test
    void aWindowLeavesAloneWhatACommandChangedMeanwhile() throws IOException {
        var moved = Optional.of(folder.resolve("moved"));
        try (var store = new SettingsStore(file)) {
            store.change(old -> withLanguage(old, "de"));
            store.change(old -> old.withMicrophone(Optional.of("mic 1")));
        }
        try (var store = new SettingsStore(file)) {
            new SettingsFile(file).change(old -> old.withSupply(old.supply().withFolder(moved)));
            store.change(old -> old.withLanguage(Optional.empty()));
        }

        var settings = new SettingsFile(file).read();
        assertEquals(moved, settings.supply().folder());
        assertEquals(Optional.empty(), settings.language());
        assertEquals(Optional.of("mic 1"), settings.microphone());
    }

    @Test
    void twoWindowsThatWriteAtOnceLeaveAWholeFile() throws Exception {
        var writers = List.of(
                Thread.ofPlatform().start(() -> writeOften("one")),
                Thread.ofPlatform().start(() -> writeOften("other")));
        while (writers.stream().anyMatch(Thread::isAlive)) {
            new JsonFile(file).read();
        }

        var language = new JsonFile(file).read().get("language").stringValue();
        assertTrue(List.of("one-300", "other-300").contains(language), language);
        try (var left = Files.list(file.getParent())) {
            assertEquals(List.of(file), left.toList(), "no drafts are left lying about, and nothing was set aside");
        }
    }

    @Test
    void aFolderThatCannotBeWrittenToIsAProblemAndNoCrash() throws IOException {
        Files.writeString(file.getParent(), "a file where the folder should be");
        var problems = Collections.synchronizedList(new ArrayList<String>());

        try (var store = new SettingsStore(file)) {
            store.onProblem(problems::add);
            problems.clear();
            store.change(old -> withLanguage(old, "de"));
            assertEquals(Optional.of("de"), store.settings().get().language());
        }

        assertEquals(1, problems.size());
        assertTrue(problems.getFirst().startsWith("The settings could not be saved to " + file));
    }

    private void writeOften(String name) {
        for (int i = 0; i <= 300; i++) {
            try (var store = new SettingsStore(file)) {
                var language = name + "-" + i;
                store.change(old -> withLanguage(old, language));
            }
        }
    }

    private static Settings withLanguage(Settings old, String language) {
        return old.withLanguage(Optional.of(language));
    }

    private void write(String json) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, json);
    }
}
