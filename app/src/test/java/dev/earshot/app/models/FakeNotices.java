package dev.earshot.app.models;

import dev.earshot.app.shell.Notices;
import java.util.ArrayList;
import java.util.List;

/// Remembers what the user was told.
final class FakeNotices implements Notices {
    final List<String> infos = new ArrayList<>();
    final List<String> problems = new ArrayList<>();
    final List<Runnable> actions = new ArrayList<>();

    @Override
    public void info(String sentence) {
        infos.add(sentence);
    }

    @Override
    public void info(String sentence, String label, Runnable action) {
        infos.add(sentence);
        actions.add(action);
    }

    @Override
    public void problem(String sentence) {
        problems.add(sentence);
    }
}
