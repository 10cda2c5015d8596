package dev.earshot.app.speech;

import dev.earshot.engine.audio.Pcm;
import java.time.Duration;

/// Which part of a recording the waveform shows, and the mathematics of zooming and panning. Immutable; every operation
/// answers with a viewport that lies within the recording.
///
/// @param total samples of the whole recording, at least 1
/// @param width of the view in pixels, at least 1
/// @param from sample at the left edge
/// @param perPixel samples a pixel shows
public record Viewport(double total, double width, double from, double perPixel) {
    /// The closest view: 2 ms a pixel. Below it the pyramid has nothing more to tell.
    static final double CLOSEST = 32;

    public static final Viewport EMPTY = new Viewport(1, 1, 0, CLOSEST);

    public Viewport {
        total = Math.max(1, total);
        width = Math.max(1, width);
        perPixel = Math.clamp(perPixel, CLOSEST, Math.max(CLOSEST, total / width));
        from = Math.clamp(from, 0, Math.max(0, total - width * perPixel));
    }

    /// The whole recording.
    public Viewport fit() {
        return new Viewport(total, width, 0, total / width);
    }

    /// Whether nothing lies outside the view.
    public boolean showsAll() {
        return width * perPixel >= total - 0.5;
    }

    /// Closer by that factor (farther for one below 1) while the sample under `x` stays where it is.
    public Viewport zoom(double factor, double x) {
        double pinned = from + x * perPixel;
        double closer = Math.clamp(perPixel / factor, CLOSEST, Math.max(CLOSEST, total / width));
        return new Viewport(total, width, pinned - x * closer, closer);
    }

    /// Moves the recording to the left by that many pixels: what was right comes into view.
    public Viewport pan(double pixels) {
        return new Viewport(total, width, from + pixels * perPixel, perPixel);
    }

    /// Puts that sample at the left edge, as far as the recording allows.
    public Viewport startAt(double sample) {
        return new Viewport(total, width, sample, perPixel);
    }

    /// The same stretch in a view of another width; one that showed everything goes on doing so.
    public Viewport resize(double newWidth) {
        var resized = new Viewport(total, newWidth, from, perPixel);
        return showsAll() ? resized.fit() : resized;
    }

    /// The recording has another length now; a view that showed everything goes on doing so.
    public Viewport withTotal(double newTotal) {
        var changed = new Viewport(newTotal, width, from, perPixel);
        return showsAll() ? changed.fit() : changed;
    }

    /// The last stretch of the recording, at the present zoom but no more than that many samples.
    public Viewport followEnd(double most) {
        double scale = Math.min(total, most) / width;
        return new Viewport(total, width, total, scale);
    }

    /// Turns a page when the time is not in view.
    public Viewport reveal(Duration time) {
        double x = x(time);
        return x >= 0 && x < width ? this : startAt(samples(time) - 0.1 * width * perPixel);
    }

    /// Where that time lies, in pixels from the left edge; outside the view too.
    public double x(Duration time) {
        return (samples(time) - from) / perPixel;
    }

    /// The time under a pixel, kept within the recording.
    public Duration time(double x) {
        return duration(Math.clamp(from + x * perPixel, 0, total));
    }

    /// The sample at the right edge.
    public double to() {
        return from + width * perPixel;
    }

    private static double samples(Duration time) {
        return time.toNanos() * (double) Pcm.SAMPLE_RATE / 1e9;
    }

    private static Duration duration(double samples) {
        return Duration.ofNanos(Math.round(samples / Pcm.SAMPLE_RATE * 1e9));
    }
}
