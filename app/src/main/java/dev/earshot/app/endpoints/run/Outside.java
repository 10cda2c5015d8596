package dev.earshot.app.endpoints.run;

import dev.earshot.app.endpoints.sound.FileDialogs;
import dev.earshot.app.endpoints.sound.Voice;
import dev.earshot.app.speech.SpeechEngine;
import dev.earshot.app.trace.TraceDialogs;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;

/// What the tab needs of the machine: the seam at which tests put their own.
///
/// @param engine knows the microphones
/// @param files makes dialogs above the window of a node
/// @param showInFolder shows a file where it lies
record Outside(
        SpeechEngine engine,
        Voice voice,
        TraceDialogs dialogs,
        Function<Node, FileDialogs> files,
        Consumer<Path> showInFolder) {}
