package dev.earshot.engine.vad;

import java.util.Arrays;

/// How strong the noise is in each band: the least that its smoothed power was in the last two seconds, for nobody
/// speaks in one band for so long. What falls is followed at once, what rises within two seconds. Allocates nothing
/// while
/// it listens. Used by one thread.
///
/// @see <a href="https://doi.org/10.1109/89.928915">Martin, 2001: Noise power spectral density estimation based on
///     optimal smoothing and minimum statistics</a>
final class NoiseFloor {
    private static final int PART = 25; // frames
    private static final int PARTS = 8;

    /// So many frames it takes until powers are smooth.
    private static final int SETTLING = 10;

    private final double[] floor = new double[Bands.COUNT];
    private final double[] least = new double[Bands.COUNT]; // of this part
    private final double[][] parts = new double[PARTS][Bands.COUNT];
    private int frames;

    /// @param first what is taken for noise in the first second, since a stream may begin with speech
    NoiseFloor(double first) {
        Arrays.fill(floor, first);
        Arrays.fill(least, Double.MAX_VALUE);
        for (int i = 0; i < PARTS; i++) {
            Arrays.fill(parts[i], i < PARTS / 2 ? first : Double.MAX_VALUE);
        }
    }

    /// @param smooth powers of the next frame with those before it
    void hear(double[] smooth) {
        frames++;
        if (frames <= SETTLING) {
            return;
        }
        for (int band = 0; band < Bands.COUNT; band++) {
            least[band] = Math.min(least[band], smooth[band]);
            floor[band] = Math.min(floor[band], smooth[band]);
        }
        if (frames % PART == 0) {
            endPart(parts[(frames / PART - 1) % PARTS]);
        }
    }

    /// @param oldest is replaced by the one that ends
    private void endPart(double[] oldest) {
        System.arraycopy(least, 0, oldest, 0, Bands.COUNT);
        Arrays.fill(least, Double.MAX_VALUE);
        for (int band = 0; band < Bands.COUNT; band++) {
            floor[band] = Double.MAX_VALUE;
            for (var part : parts) {
                floor[band] = Math.min(floor[band], part[band]);
            }
        }
    }

    double at(int band) {
        return floor[band];
    }
}
