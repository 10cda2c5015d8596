package dev.earshot.app.shell;

import dev.earshot.app.ModelPlaces;
import dev.earshot.app.Places;
import dev.earshot.app.UserEndpoints;
import dev.earshot.engine.recognition.Models;
import javafx.application.HostServices;

/// What the window offers its pages.
///
/// @param host opens folders and web pages
public record ShellContext(
        Places places,
        SettingsStore settings,
        ModelPlaces modelPlaces,
        Models models,
        UserEndpoints endpoints,
        RunningTasks tasks,
        Notices notices,
        HostServices host) {}
