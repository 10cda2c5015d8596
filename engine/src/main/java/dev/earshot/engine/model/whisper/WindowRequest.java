package dev.earshot.engine.model.whisper;

import dev.earshot.engine.recognition.Task;

/// How one window is to be written.
///
/// @param window its number within what was encoded together
/// @param language code as the model names it; ignored by models that know one language only
/// @param prompt tokens of what was said before, time stamps included; empty for none
/// @param prefix tokens that the text begins with; empty for none
record WindowRequest(int window, String language, Task task, int[] prompt, int[] prefix) {}
