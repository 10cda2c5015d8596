package dev.earshot.app.endpoints.run;

import dev.earshot.app.endpoints.sound.Voice;
import dev.earshot.app.speech.SpeechEngine;
import dev.earshot.app.trace.TraceDialogs;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What the tab needs of the machine: the seam at which tests put their own.
///
/// @param engine knows the microphones
/// @param askForRecording asks the user for a file to send
/// @param showInFolder shows a file where it lies
record Outside(
        SpeechEngine engine,
        Voice voice,
        TraceDialogs dialogs,
        Supplier<Optional<Path>> askForRecording,
        Consumer<Path> showInFolder) {}
