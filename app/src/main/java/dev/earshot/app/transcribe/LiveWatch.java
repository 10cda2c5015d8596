package dev.earshot.app.transcribe;

import dev.earshot.app.fx.FxLatest;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.PcmStream;
import dev.earshot.engine.audio.PeakPyramid;
import dev.earshot.engine.audio.Take;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Looks at the sound of a running microphone as it comes: level, clock, waveform, and whether it still goes on.
final class LiveWatch {
    private final Take live;
    private final FxLatest<Meter> meters;
    private final FxLatest<Waveform> waveforms;
    private final Consumer<SttException> failed;
    private final PeakPyramid peaks = new PeakPyramid();

    /// @param failed hears, on the watching thread and once, why the microphone or its file stopped by itself; the two
    ///     others hear on the FX thread
    LiveWatch(
            Take live,
            Executor fx,
            Consumer<Meter> meters,
            Consumer<Waveform> waveforms,
            Consumer<SttException> failed) {
        this.live = live;
        this.meters = new FxLatest<>(fx, meters);
        this.waveforms = new FxLatest<>(fx, waveforms);
        this.failed = failed;
    }

    /// Watches until the sound ends, on the calling thread, and closes `ear`.
    void run(PcmStream ear) {
        boolean clipped = false;
        boolean said = false;
        try (ear) {
            for (var chunk = ear.read(); chunk.isPresent(); chunk = ear.read()) {
                peaks.add(chunk.get());
                clipped |= live.level().clipped() > 0;
                meters.set(new Meter(live.level(), clipped, live.captured(), live.dropped()));
                waveforms.set(new Waveform(peaks, peaks.samples(), peaks.samples(), true));
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
