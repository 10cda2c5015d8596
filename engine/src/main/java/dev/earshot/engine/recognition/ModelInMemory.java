package dev.earshot.engine.recognition;

import dev.earshot.engine.store.InstalledModel;

/// A model that is loaded now.
///
/// @param device where it runs, as [RecognizerInfo#device]
/// @param bytes that its weights take; 0 where nobody can tell
/// @param sessions how many are open
public record ModelInMemory(InstalledModel model, String device, long bytes, int sessions) {}
