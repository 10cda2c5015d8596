package dev.earshot.engine.model.whisper;

import dev.earshot.engine.recognition.Task;
import java.util.OptionalInt;

/// How one window is to be written.
///
/// @param window its number within what was encoded together
/// @param language code as the model names it; ignored by models that know one language only
/// @param prompt tokens of what was said before, time stamps included; empty for none
/// @param prefix tokens that the text begins with; empty for none
/// @param begun tokens that the text begins with, time stamps included, as they were written when less of it had been
///     heard; unlike `prefix` they are part of what is written
/// @param soundEnd where the sound ends, in steps of 20 ms, if the network heard little more than that
record WindowRequest(
        int window, String language, Task task, int[] prompt, int[] prefix, int[] begun, OptionalInt soundEnd) {
    WindowRequest(int window, String language, Task task, int[] prompt, int[] prefix) {
        this(window, language, task, prompt, prefix, new int[0], OptionalInt.empty());
    }
}
