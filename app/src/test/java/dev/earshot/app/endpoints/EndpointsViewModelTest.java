package dev.earshot.app.endpoints;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.endpoint.EndpointBook;
import dev.earshot.bridge.endpoint.EndpointTest;
import dev.earshot.bridge.endpoint.Environment;
import dev.earshot.bridge.endpoint.Expectations;
import dev.earshot.bridge.endpoint.Pacing;
import dev.earshot.bridge.endpoint.SavedEndpoint;
import dev.earshot.bridge.endpoint.TestSource;
import dev.earshot.bridge.endpoint.Unknown;
import dev.earshot.bridge.secrets.keyring.KeyOrigin;
import dev.earshot.engine.store.Secret;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page without a window: what is shown, changed, kept and brought back.
final class EndpointsViewModelTest {
    @TempDir
    private Path folder;

    private Desk desk;
    private EndpointsViewModel model;

    @BeforeEach
    void prepare() {
        desk = new Desk(folder);
        model = desk.model;
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void withBook() throws InterruptedException {
        desk.user.file().change(_ -> Desk.book());
        desk.open();
    }

    private EndpointFacts facts(String name) {
        return model.facts().get().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void show(String name) {
        model.show(new Shown.Endpoint(name));
    }

    private EndpointEditor editor() {
        return model.editor().get().orElseThrow();
    }

    @Test
    void withoutEndpointsThePageSaysWhatToDoAndAPastedAddressBeginsOne() throws Exception {
        desk.open();
        assertInstanceOf(Shown.First.class, model.shown().get());
        assertTrue(model.chosen().get().isEmpty());
        model.add("wss://api.deepgram.com/v1/listen");
        assertEquals("deepgram", editor().kind().orElseThrow().id());
        assertEquals("api.deepgram.com", editor().draft().get().text(Entry.NAME));
        assertEquals(Map.of(), editor().complaints().get());
        model.save();
        desk.fx.until(() -> model.current().isPresent());
        assertEquals(
                "wss://api.deepgram.com/v1/listen",
                desk.saved().endpoint("api.deepgram.com").address());
        assertTrue(model.editor().get().isEmpty());
        assertEquals(
                "api.deepgram.com",
                model.chosen().get().orElseThrow().endpoint().name());
    }

    @Test
    void whatIsWrongIsSaidBesideItsFieldAndNothingIsSaved() throws Exception {
        withBook();
        model.add();
        assertEquals(Map.of(), editor().complaints().get(), "nobody has typed anything yet");
        editor().type(Entry.ADDRESS, "nowhere");
        assertEquals(1, editor().complaints().get().size());
        assertTrue(editor().complaints().get().get(Entry.ADDRESS).contains("wss://api.example.org"));
        editor().type(Entry.NAME, "Lab");
        assertTrue(editor().complaints().get().get(Entry.NAME).contains("already"));
        editor().type(Entry.HEADERS, "Authorization: Bearer abc");
        assertTrue(editor().complaints().get().get(Entry.HEADERS).contains("looks like a key"));
        editor().type(Entry.QUERY, "smart_format");
        assertTrue(editor().complaints().get().get(Entry.QUERY).contains("'smart_format' has none"));
        editor().type(Entry.RATE, "12");
        assertTrue(editor().complaints().get().get(Entry.RATE).contains("8000"));
        editor().type(Entry.CONNECT, "soon");
        editor().type(Entry.RETRIES, "1000");
        editor().type(Entry.PER_HOUR, "cheap");
        editor().type(Entry.CURRENCY, "XYZZY");
        model.save();
        var complaints = editor().complaints().get();
        for (var entry : List.of(
                Entry.NAME,
                Entry.KIND,
                Entry.ADDRESS,
                Entry.HEADERS,
                Entry.QUERY,
                Entry.RATE,
                Entry.CONNECT,
                Entry.RETRIES,
                Entry.PER_HOUR,
                Entry.CURRENCY)) {
            assertTrue(complaints.containsKey(entry), entry + " in " + complaints);
        }
        assertEquals(Desk.book(), desk.saved());
    }

    @Test
    void aKindSaysWhatItMissesAndIsSavedAllTheSame() throws Exception {
        withBook();
        model.add("wss://westeurope.stt.speech.microsoft.com");
        assertEquals("azure", editor().kind().orElseThrow().id());
        editor().type(Entry.MODEL, "whatever");
        model.save();
        assertTrue(
                editorGone() || editor().complaints().get().containsKey(Entry.LANGUAGE),
                () -> editor().complaints().get().toString());
        desk.fx.until(this::editorGone);
        show("westeurope.stt.speech.microsoft.com");
        model.edit();
        editor().type(Entry.LANGUAGE, "");
        editor().type(Entry.LANGUAGE, "de-DE");
        assertEquals(Map.of(), editor().complaints().get());
        editor().type(Entry.LANGUAGE, "");
        assertTrue(
                editor().complaints().get().containsKey(Entry.LANGUAGE),
                () -> editor().complaints().get().toString());
        editor().type(Entry.LANGUAGE, "de-DE");
        editor().type(Entry.FORMAT, "mulaw");
        assertTrue(
                editor().complaints().get().containsKey(Entry.FORMAT),
                () -> editor().complaints().get().toString());
    }

    private boolean editorGone() {
        return model.editor().get().isEmpty();
    }

    @Test
    void everythingOfAnEndpointComesBackAsItWasTypedIn() throws Exception {
        withBook();
        show("Deepgram");
        model.edit();
        editor().type(Entry.MODEL, "nova-3");
        editor().type(Entry.LANGUAGE, "de");
        editor().type(Entry.QUERY, "smart_format=true\nkeyterm=Earshot\nkeyterm=LiveKit");
        editor().type(Entry.HEADERS, "X-Region: {{region}}");
        editor().type(Entry.FORMAT, "linear16");
        editor().type(Entry.RATE, "24000");
        editor().type(Entry.CONNECT, "2.5");
        editor().type(Entry.RETRIES, "0");
        editor().type(Entry.PAUSE, "1");
        editor().type(Entry.PER_HOUR, "0.258");
        editor().type(Entry.CURRENCY, "EUR");
        editor().chooseCached(true);
        assertEquals(Map.of(), editor().complaints().get());
        var typed = editor().draft().get();
        model.save();
        desk.fx.until(this::editorGone);
        assertEquals(typed, EndpointDraft.of(desk.saved().endpoint("Deepgram")));
        assertEquals(4, desk.saved().endpoints().size());
    }

    @Test
    void whatIsTypedStaysWhileAnotherIsLookedAtAndComesBackWhenItWasPutAway() throws Exception {
        withBook();
        show("Deepgram");
        model.edit();
        editor().type(Entry.MODEL, "nova-3");
        show("Lab");
        assertTrue(editorGone());
        assertEquals(List.of("Deepgram"), model.unsaved());
        show("Deepgram");
        assertEquals("nova-3", editor().draft().get().text(Entry.MODEL));
        model.putAway();
        assertTrue(editorGone());
        assertEquals(List.of(), model.unsaved());
        desk.notices.actions.getLast().run();
        assertEquals("nova-3", editor().draft().get().text(Entry.MODEL));
    }

    @Test
    void aRemovedEndpointComesBackToItsPlaceWithUndo() throws Exception {
        withBook();
        show("Deepgram");
        model.remove();
        desk.fx.until(() -> model.facts().get().size() == 3);
        assertFalse(model.shown().get().equals(new Shown.Endpoint("Deepgram")));
        desk.notices.actions.getLast().run();
        desk.fx.until(() -> model.facts().get().size() == 4);
        assertEquals(Desk.book(), desk.saved());
        assertEquals(new Shown.Endpoint("Deepgram"), model.shown().get());
    }

    @Test
    void anotherWindowsChangeIsNotLost() throws Exception {
        withBook();
        show("Deepgram");
        model.edit();
        editor().type(Entry.MODEL, "nova-3");
        desk.user.file().change(book -> book.with(SavedEndpoint.of("Other", "vosk", "ws://127.0.0.1:2700")));
        model.save();
        desk.fx.until(this::editorGone);
        assertEquals(Optional.of("nova-3"), desk.saved().endpoint("Deepgram").model());
        assertEquals("vosk", desk.saved().endpoint("Other").vendor());
        assertTrue(model.facts().get().stream().anyMatch(one -> one.name().equals("Other")), "and it is shown");
    }

    @Test
    void aNewNameThatAnotherWindowHasTakenIsRefusedAndNothingIsLost() throws Exception {
        withBook();
        model.add("ws://127.0.0.1:2700");
        editor().choose(desk.user.vendors().of("vosk"));
        editor().type(Entry.NAME, "Other");
        desk.user.file().change(book -> book.with(SavedEndpoint.of("Other", "earshot", "ws://127.0.0.1:1")));
        model.save();
        desk.fx.until(() -> editor().refused().get().isPresent());
        assertEquals("earshot", desk.saved().endpoint("Other").vendor());
        assertEquals("Other", editor().draft().get().text(Entry.NAME));
    }

    @Test
    void aNewNameIsAlsoThatOfItsTests() throws Exception {
        desk.user.file().change(_ -> Desk.book());
        desk.open();
        model.collections().collect("Smoke", spoken("Lab"));
        desk.fx.until(() ->
                model.book().collections().stream().anyMatch(one -> one.tests().size() == 1));
        show("Lab");
        model.edit();
        editor().type(Entry.NAME, "Laboratory");
        model.save();
        desk.fx.until(() -> model.shown().get().equals(new Shown.Endpoint("Laboratory")));
        assertEquals(
                "Laboratory",
                desk.saved().collection("Smoke").tests().getFirst().endpoint());
    }

    private static EndpointTest spoken(String endpoint) {
        return new EndpointTest(
                endpoint, new TestSource.Spoken("Good morning."), Pacing.USUAL, Expectations.NONE, Unknown.NONE);
    }

    @Test
    void variablesAreFilledInFromTheChosenEnvironmentAndUnknownOnesAreSaid() throws Exception {
        withBook();
        assertTrue(facts("Kitchen").problem().orElseThrow().contains("'kitchen'"));
        model.chooseEnvironment(Optional.of("home"));
        assertEquals("http://192.0.2.10:8080", facts("Kitchen").address());
        show("Kitchen");
        assertEquals(Optional.of("home"), model.chosen().get().orElseThrow().environment());
        model.chooseEnvironment(Optional.of("office"));
        assertEquals("198.51.100.4:8080", facts("Kitchen").host());
        assertEquals(
                Optional.of("office"),
                desk.settings.settings().get().endpoints().environment());
        model.environments().remove("office");
        desk.fx.until(() -> model.environment().get().isEmpty());
        assertTrue(facts("Kitchen").problem().isPresent());
    }

    @Test
    void aKeyIsKeptForItsHostAloneAndForgotten() throws Exception {
        withBook();
        show("Deepgram");
        var origin = KeyOrigin.of("https://api.deepgram.com");
        assertEquals(new KeyState.Missing(origin), facts("Deepgram").key());
        model.keys().keep(origin, " secret-of-deepgram \n", _ -> {}, desk.notices::problem);
        desk.fx.until(() -> facts("Deepgram").key() instanceof KeyState.Kept);
        assertEquals(Optional.of(new Secret("secret-of-deepgram")), desk.vault.keyFor(origin));
        assertInstanceOf(KeyState.Missing.class, facts("Lab").key());
        assertEquals(new KeyState.NotTaken(), facts("Kitchen").key());
        assertFalse(Files.readString(folder.resolve("endpoints.json")).contains("secret-of-deepgram"));
        assertFalse(model.keys().keys().get().toString().contains("secret-of-deepgram"));
        model.keys().keep(origin, "two words", _ -> {}, desk.notices::problem);
        desk.fx.until(() -> !desk.notices.problems.isEmpty());
        assertTrue(desk.notices.problems.getLast().contains("no spaces"), () -> desk.notices.problems.toString());
        model.keys().forget(origin, () -> {}, desk.notices::problem);
        desk.fx.until(() -> facts("Deepgram").key() instanceof KeyState.Missing);
    }

    @Test
    void aKeyThatWouldGoPlainThroughANetworkIsWarnedOf() throws Exception {
        desk.vault.secrets.put("http://stt.example.org:8000", new Secret("k"));
        desk.vault.secrets.put("http://127.0.0.1:8000", new Secret("k"));
        withBook();
        assertTrue(facts("Lab").exposed());
        assertFalse(facts("This computer").exposed(), "it does not leave this computer");
        assertFalse(facts("Deepgram").exposed());
    }

    @Test
    void aLockedKeyringMakesNobodyWaitAndIsSaid() throws Exception {
        desk.user.file().change(_ -> Desk.book());
        desk.vault.unlocked = new CountDownLatch(1);
        model.refresh();
        desk.fx.until(() -> model.facts().get().size() == 4);
        assertInstanceOf(KeyState.Unknown.class, facts("Deepgram").key());
        desk.vault.refuses = true;
        desk.vault.unlocked.countDown();
        desk.fx.until(() -> model.keys().keys().get() instanceof Keys.Closed);
        assertInstanceOf(KeyState.Unknown.class, facts("Deepgram").key());
        desk.vault.refuses = false;
        model.keys().look();
        desk.fx.until(() -> facts("Deepgram").key() instanceof KeyState.Missing);
    }

    @Test
    void aFilterAndStepsGoThroughTheListAndTheChoiceIsRemembered() throws Exception {
        withBook();
        model.search("example deep");
        assertEquals(List.of(), model.listed().get());
        model.search("ws://  lab");
        assertEquals(1, model.listed().get().size());
        model.search("");
        show("This computer");
        model.step(-1);
        assertEquals(new Shown.Endpoint("Lab"), model.shown().get());
        model.step(1);
        model.step(1);
        assertEquals(new Shown.Endpoint("Deepgram"), model.shown().get());
        var again = new EndpointsViewModel(model.with());
        again.refresh();
        desk.fx.until(() -> again.shelf().isRead());
        assertEquals(new Shown.Endpoint("Deepgram"), again.shown().get());
    }

    @Test
    void earshotsOwnServerIsAddedOnce() throws Exception {
        desk.ownServer = Optional.of(URI.create("ws://127.0.0.1:9123"));
        desk.open();
        model.addOwnServer();
        desk.fx.until(() -> model.current().isPresent());
        assertEquals("ws://127.0.0.1:9123", model.current().orElseThrow().address());
        model.addOwnServer();
        assertEquals(1, desk.saved().endpoints().size());
    }

    @Test
    void environmentsAreChangedWhereTheyAre() throws Exception {
        withBook();
        var refused = desk.notices.problems;
        model.environments().put("home", Map.of("kitchen", "a", "api_key", "b"), refused::add);
        desk.fx.until(() -> !refused.isEmpty());
        assertTrue(refused.getLast().contains("looks like a key"), refused::toString);
        model.environments().put("home", Map.of("kitchen", "stove"), refused::add);
        desk.fx.until(() -> model.environments()
                .of("home")
                .orElseThrow()
                .variables()
                .get("kitchen")
                .equals("stove"));
        model.environments().rename("home", "office", refused::add);
        desk.fx.until(() -> refused.size() == 2);
        model.environments().rename("home", "house", refused::add);
        desk.fx.until(() -> model.environments().of("house").isPresent());
        assertEquals(Optional.of("house"), model.environment().get());
        assertEquals(
                List.of("house", "office"),
                desk.saved().environments().stream().map(Environment::name).toList(),
                "in its place");
        model.environments().add();
        desk.fx.until(() -> model.environments().of("Environment").isPresent());
        assertEquals(
                Map.of("kitchen", ""),
                model.environments().of("Environment").orElseThrow().variables(),
                "what the endpoints ask for");
    }

    @Test
    void testsAreOrderedRemovedAndBroughtBack() throws Exception {
        withBook();
        model.collections().add();
        desk.fx.until(() -> model.collections().of("Tests").isPresent());
        for (var name : List.of("Lab", "Deepgram", "Lab")) {
            model.collections().add("Tests", spoken(name));
        }
        desk.fx.until(() -> order().size() == 3);
        model.collections().move("Tests", 1, -1);
        desk.fx.until(() -> order().equals(List.of("Deepgram", "Lab", "Lab")));
        model.collections().remove("Tests", 2);
        desk.fx.until(() -> order().equals(List.of("Deepgram", "Lab")));
        desk.notices.actions.getLast().run();
        desk.fx.until(() -> order().size() == 3);
        model.collections().remove("Tests");
        desk.fx.until(() -> model.collections().of("Tests").isEmpty());
        desk.notices.actions.getLast().run();
        desk.fx.until(() -> model.collections().of("Tests").isPresent());
        assertEquals(3, order().size());
    }

    private List<String> order() {
        return model.collections().of("Tests").orElseThrow().tests().stream()
                .map(EndpointTest::endpoint)
                .toList();
    }

    @Test
    void aCollectionGoesOutAndComesInAndWhatIsElseHereIsAskedAbout() throws Exception {
        withBook();
        model.collections().collect("Smoke", spoken("Lab"));
        desk.fx.until(() -> model.collections()
                .of("Smoke")
                .filter(one -> one.tests().size() == 1)
                .isPresent());
        var file = folder.resolve("smoke.json");
        model.exchange().give("Smoke", file);
        desk.fx.until(
                () -> Files.exists(file) && desk.notices.infos.stream().anyMatch(it -> it.contains("was written")));
        desk.user.file().change(_ -> EndpointBook.EMPTY.with(SavedEndpoint.of("Lab", "vosk", "ws://127.0.0.1:2700")));
        model.refresh();
        desk.fx.until(() -> model.facts().get().size() == 1);
        model.exchange().take(file);
        desk.fx.until(() -> desk.notices.infos.getLast().contains("nothing was added"));
        assertEquals("vosk", desk.saved().endpoint("Lab").vendor());
        desk.notices.actions.getLast().run();
        desk.fx.until(() -> model.collections().of("Smoke").isPresent());
        assertEquals("speaches", desk.saved().endpoint("Lab").vendor());
        Files.writeString(file, "{\"some\": ");
        model.exchange().take(file);
        desk.fx.until(() -> !desk.notices.problems.isEmpty());
        assertTrue(desk.notices.problems.getLast().contains("is no JSON"), () -> desk.notices.problems.toString());
    }
}
