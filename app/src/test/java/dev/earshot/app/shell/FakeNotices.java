package dev.earshot.app.shell;

import java.util.ArrayList;
import java.util.List;

/// Remembers what the user was told.
public final class FakeNotices implements Notices {
    public final List<String> infos = new ArrayList<>();
    public final List<String> problems = new ArrayList<>();
    public final List<Runnable> actions = new ArrayList<>();

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
