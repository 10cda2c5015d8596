package dev.earshot.app.transcribe;

import dev.earshot.app.fx.FxLatest;
import dev.earshot.app.speech.Surroundings.Threads;
import dev.earshot.app.speech.Waveform;
import dev.earshot.app.transcribe.Engine.Sound;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.AudioSelection;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.audio.PcmStream;
import dev.earshot.engine.audio.PeakPyramid;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Decodes the recording that is shown into its waveform, in the background and visibly. Remembers the last few, since
/// going back and forth is common; forgets older ones, since an hour takes 4 MB. FX thread only.
final class Waveforms implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Waveforms.class);
    private static final int REMEMBERED = 4;
    /// How much is decoded between two looks at it: often enough to be seen growing.
    private static final long STEP = 20L * Pcm.SAMPLE_RATE;

    private record Key(Path file, AudioSelection selection) {}

    private final Threads threads;
    private final ReadOnlyObjectWrapper<Optional<Waveform>> shown =
            new ReadOnlyObjectWrapper<>(this, "shown", Optional.empty());
    private final Map<Key, Waveform> complete = new LinkedHashMap<>(REMEMBERED, 0.75f, true);
    private Optional<Decoding> decoding = Optional.empty();

    Waveforms(Threads threads) {
        this.threads = threads;
    }

    ReadOnlyObjectProperty<Optional<Waveform>> shown() {
        return shown.getReadOnlyProperty();
    }

    void showNothing() {
        close();
        shown.set(Optional.empty());
    }

    /// Shows one that somebody else fills.
    void show(Waveform live) {
        close();
        shown.set(Optional.of(live));
    }

    void show(Sound sound, AudioSelection selection) {
        var key = new Key(sound.file(), selection);
        if (decoding.filter(running -> running.key.equals(key)).isPresent()) {
            return;
        }
        close();
        var known = complete.get(key);
        if (known != null) {
            shown.set(Optional.of(known));
        } else {
            shown.set(Optional.empty());
            var begun = new Decoding(key, sound);
            decoding = Optional.of(begun);
            threads.computing().execute(begun::run);
        }
    }

    private void remember(Key key, Waveform waveform) {
        complete.put(key, waveform);
        if (complete.size() > REMEMBERED) {
            complete.remove(complete.keySet().iterator().next());
        }
    }

    /// Stops decoding.
    @Override
    public void close() {
        decoding.ifPresent(running -> running.stopped = true);
        decoding = Optional.empty();
    }

    private final class Decoding {
        private final Key key;
        private final Sound sound;
        private final PeakPyramid peaks = new PeakPyramid();
        private final FxLatest<Waveform> progress = new FxLatest<>(threads.fx(), this::show);
        private volatile boolean stopped;

        Decoding(Key key, Sound sound) {
            this.key = key;
            this.sound = sound;
        }

        void run() {
            long expected = Pcm.samplesIn(sound.info().duration().orElse(Duration.ZERO));
            try (var stream = sound.source(key.selection()).open()) {
                long samples = decode(stream, expected);
                threads.fx().execute(() -> finished(new Waveform(peaks, samples, samples, false)));
            } catch (SttException broken) {
                long samples = peaks.samples();
                threads.fx().execute(() -> finished(new Waveform(peaks, samples, samples, false)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException fault) {
                LOG.warn("No waveform of {}", key.file(), fault);
            }
        }

        private long decode(PcmStream stream, long expected) throws InterruptedException {
            long samples = 0;
            long said = 0;
            var chunk = stream.read();
            while (chunk.isPresent() && !stopped) {
                peaks.add(chunk.get());
                samples += chunk.get().samples().length;
                if (samples - said >= STEP) {
                    said = samples;
                    progress.set(new Waveform(peaks, samples, Math.max(expected, samples), false));
                }
                chunk = stream.read();
            }
            return samples;
        }

        private void show(Waveform partly) {
            if (!stopped) {
                shown.set(Optional.of(partly));
            }
        }

        private void finished(Waveform whole) {
            if (!stopped) {
                stopped = true;
                decoding = Optional.empty();
                remember(key, whole);
                shown.set(Optional.of(whole));
            }
        }
    }
}
