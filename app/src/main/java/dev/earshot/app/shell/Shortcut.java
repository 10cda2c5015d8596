package dev.earshot.app.shell;

import javafx.scene.input.KeyCombination;

/// A key combination and what it does.
///
/// @param what as the shortcut sheet says it: `Play or pause`
public record Shortcut(KeyCombination keys, String what, Runnable action) {}
