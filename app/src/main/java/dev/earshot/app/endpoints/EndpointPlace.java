package dev.earshot.app.endpoints;

import dev.earshot.app.shell.ShellContext;
import dev.earshot.app.speech.Surroundings.Threads;
import dev.earshot.bridge.endpoint.EndpointTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;

/// What the tabs of the page work with. FX thread only, except for `opener`.
///
/// @param chosen the endpoint that the page is about; empty while there is none
/// @param traces opens each in a window of its own
/// @param collect keeps a test of the chosen endpoint in a collection that the user is asked for
public record EndpointPlace(
        ShellContext context,
        Threads threads,
        ObservableValue<Optional<Chosen>> chosen,
        Opener opener,
        Consumer<List<Path>> traces,
        Consumer<EndpointTest> collect) {}
