package dev.earshot.app.speech;

import dev.earshot.app.fx.FxLatest;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.audio.PcmStream;
import dev.earshot.engine.audio.Take;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Looks at the sound of a running microphone as it comes: level, clock, and whether it still goes on.
public final class LiveWatch {
    private final Take live;
    private final FxLatest<Meter> meters;
    private final Consumer<Pcm> sound;
    private final Consumer<SttException> failed;

    /// @param meters hears on the FX thread
    /// @param sound hears all of it, on the watching thread
    /// @param failed hears, on the watching thread and once, why the microphone or its file stopped by itself
    public LiveWatch(
            Take live, Executor fx, Consumer<Meter> meters, Consumer<Pcm> sound, Consumer<SttException> failed) {
        this.live = live;
        this.meters = new FxLatest<>(fx, meters);
        this.sound = sound;
        this.failed = failed;
    }

    /// Watches until the sound ends, on the calling thread, and closes `ear`.
    public void run(PcmStream ear) {
        boolean clipped = false;
        boolean said = false;
        try (ear) {
            for (var chunk = ear.read(); chunk.isPresent(); chunk = ear.read()) {
                sound.accept(chunk.get());
                clipped |= live.level().clipped() > 0;
                meters.set(new Meter(live.level(), clipped, live.captured(), live.dropped()));
                if (!said && live.failure().isPresent()) {
                    said = true;
                    failed.accept(live.failure().get());
                }
            }
        } catch (SttException lost) {
            failed.accept(lost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
