package dev.earshot.bridge.client;

import dev.earshot.engine.audio.Pcm;
import java.time.Duration;

/// Counts what is used of a service. Safe for many threads.
public final class Meter {
    private long requests;
    private long failed;
    private long remembered;
    private long samples;
    private Duration waited = Duration.ZERO;
    private Duration slowest = Duration.ZERO;

    synchronized void answered(Duration latency) {
        requests++;
        waited = waited.plus(latency);
        slowest = slowest.compareTo(latency) > 0 ? slowest : latency;
    }

    synchronized void failed() {
        requests++;
        failed++;
    }

    synchronized void remembered() {
        remembered++;
    }

    synchronized void sent(Duration audio) {
        samples += Pcm.samplesIn(audio);
    }

    /// Up to now.
    public synchronized Usage usage() {
        long good = requests - failed;
        var average = good == 0 ? Duration.ZERO : waited.dividedBy(good);
        return new Usage(requests, failed, remembered, Pcm.durationOf(samples), average, slowest);
    }
}
