package dev.earshot.app.cli;

import dev.earshot.engine.audio.LiveSound;
import dev.earshot.engine.audio.Microphone;
import dev.earshot.engine.audio.Recording;
import dev.earshot.engine.audio.Take;
import java.nio.file.Path;
import java.util.List;

/// The sound devices of this machine.
record SystemMicrophones() implements Microphones {
    @Override
    public List<Microphone> list() {
        return Microphone.list();
    }

    @Override
    public List<Path> repair(Path folder) {
        return Recording.repair(folder);
    }

    @Override
    public LiveSound listen(Microphone microphone) {
        return microphone.start();
    }

    @Override
    public Take record(Microphone microphone, Path folder) {
        return microphone.record(folder);
    }
}
