package dev.earshot.app.endpoints;

import dev.earshot.app.shell.Shortcut;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/// What can be done with the endpoint that is shown.
///
/// @param shortcuts active while the page is shown
/// @param busy something goes on that ends when the window closes
/// @param close frees what it holds
record PageTab(String name, Node content, List<Shortcut> shortcuts, ObservableValue<Boolean> busy, Runnable close) {}
