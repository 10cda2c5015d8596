package dev.earshot.engine.model.sphinx;

import dev.earshot.engine.audio.Pcm;
import edu.cmu.sphinx.frontend.AutoCepstrum;
import edu.cmu.sphinx.frontend.DataStartSignal;
import edu.cmu.sphinx.frontend.DoubleData;
import edu.cmu.sphinx.frontend.FrontEnd;
import edu.cmu.sphinx.frontend.endpoint.SpeechEndSignal;
import edu.cmu.sphinx.frontend.filter.Preemphasizer;
import edu.cmu.sphinx.frontend.transform.DiscreteFourierTransform;
import edu.cmu.sphinx.frontend.window.RaisedCosineWindower;
import edu.cmu.sphinx.linguist.acoustic.tiedstate.Loader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Sound to mel cepstra, with the front end of Sphinx: 13 numbers every 10 ms.
///
/// A little noise is added first, always the same. Digital silence, which no microphone gives, lies so far from all
/// that the acoustic model has seen that it is heard as words ("jarreau"); on synthesised speech the noise
/// alone took the word error rate from 43 % to 33 % with the library's own beams.
final class Cepstra {
    static final int FRAME = Pcm.SAMPLE_RATE / 100;

    /// The windower must find its first window, of 25.6 ms, in one piece.
    private static final int FIRST_BLOCK = 3 * FRAME;

    private static final double NOISE = 4; // steps of 16 bits

    private final DataQueue sound = new DataQueue();
    private final FrontEnd pipeline;
    private final double[] start = new double[FIRST_BLOCK];
    private long fed; // samples; an int would end after 37 hours
    private int random = 1;

    Cepstra(Loader acoustics) throws IOException {
        this.pipeline = new FrontEnd(List.of(
                sound,
                new Preemphasizer(0.97),
                new RaisedCosineWindower(0.46, 25.625f, 10f),
                new DiscreteFourierTransform(512, false),
                new AutoCepstrum(acoustics)));
        sound.add(new DataStartSignal(Pcm.SAMPLE_RATE));
    }

    /// @param frame 10 ms, in steps of 16 bits
    /// @return the cepstra that are complete now, in order
    List<double[]> accept(double[] frame) {
        var noisy = new double[FRAME];
        for (int i = 0; i < FRAME; i++) {
            noisy[i] = frame[i] + noise();
        }
        if (fed < FIRST_BLOCK) {
            System.arraycopy(noisy, 0, start, (int) fed, FRAME);
        } else {
            sound.add(new DoubleData(noisy, Pcm.SAMPLE_RATE, fed));
        }
        fed += FRAME;
        if (fed == FIRST_BLOCK) {
            sound.add(new DoubleData(start, Pcm.SAMPLE_RATE, 0));
        }
        return fed < FIRST_BLOCK ? List.of() : drain();
    }

    /// There is no more sound.
    List<double[]> finish() {
        if (fed < FIRST_BLOCK) {
            return List.of();
        }
        sound.add(new SpeechEndSignal());
        return drain();
    }

    private List<double[]> drain() {
        var cepstra = new ArrayList<double[]>();
        for (var data = pipeline.getData(); data != null; data = pipeline.getData()) {
            if (data instanceof DoubleData cepstrum) {
                cepstra.add(cepstrum.getValues());
            }
        }
        return cepstra;
    }

    private double noise() {
        random = random * 1_664_525 + 1_013_904_223;
        return NOISE * random / Integer.MAX_VALUE;
    }
}
