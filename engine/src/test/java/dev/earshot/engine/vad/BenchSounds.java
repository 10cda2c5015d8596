package dev.earshot.engine.vad;

import dev.earshot.engine.audio.Pcm;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleSupplier;

/// A recording of speech with all that may be in its way, and sounds that are no speech. Always the same.
///
/// @param truth in which frames of the clean sound somebody speaks
record BenchSounds(float[] clean, boolean[] truth) {
    private static final int HALF_A_MINUTE = 30 * Pcm.SAMPLE_RATE;

    Map<String, float[]> spoken() {
        var sounds = new LinkedHashMap<String, float[]>();
        sounds.put("clean", clean);
        for (int ratio : new int[] {20, 10, 5, 0}) {
            sounds.put("white noise, " + ratio + " dB", with(white(clean.length), ratio));
            sounds.put("pink noise, " + ratio + " dB", with(pink(clean.length), ratio));
            sounds.put("voices, " + ratio + " dB", with(voices(), ratio));
        }
        sounds.put("20 dB louder", stepped(with(pink(clean.length), 20), 0.1f, 1));
        sounds.put("20 dB softer", stepped(with(pink(clean.length), 20), 1, 0.1f));
        sounds.put("constant offset", shifted(0.05f));
        return sounds;
    }

    static Map<String, float[]> silent() {
        var sounds = new LinkedHashMap<String, float[]>();
        sounds.put("silence", new float[HALF_A_MINUTE]);
        sounds.put("hiss", scaled(white(HALF_A_MINUTE), 0.001f));
        sounds.put("loud hiss", scaled(white(HALF_A_MINUTE), 0.05f));
        sounds.put("noise that sets in", stepped(scaled(pink(HALF_A_MINUTE), 0.05f), 0.1f, 1));
        sounds.put("a steady tone", tone());
        sounds.put("chords", chords());
        sounds.put("keyboard", clicks());
        return sounds;
    }

    private static float[] made(int length, DoubleSupplier samples) {
        var sound = new float[length];
        double power = 0;
        for (int i = 0; i < length; i++) {
            sound[i] = (float) samples.getAsDouble();
            power += sound[i] * sound[i];
        }
        return scaled(sound, (float) Math.sqrt(length / power));
    }

    private static float[] white(int length) {
        return made(length, new Random(11)::nextGaussian);
    }

    /// Paul Kellet's filter.
    private static float[] pink(int length) {
        var random = new Random(12);
        var poles = new double[] {0.99886, 0.99332, 0.96900, 0.86650, 0.55000, -0.7616};
        var gains = new double[] {0.0555179, 0.0750759, 0.1538520, 0.3104856, 0.5329522, -0.0168980};
        var state = new double[poles.length];
        return made(length, () -> {
            double white = random.nextGaussian();
            double sum = white * 0.5362;
            for (int i = 0; i < poles.length; i++) {
                state[i] = poles[i] * state[i] + white * gains[i];
                sum += state[i];
            }
            return sum;
        });
    }

    /// Twelve of the same, each from somewhere else, half of them backwards.
    private float[] voices() {
        var random = new Random(13);
        var from = random.ints(12, 0, clean.length).toArray();
        var at = new int[] {0};
        return made(clean.length, () -> {
            double sum = 0;
            for (int voice = 0; voice < from.length; voice++) {
                int sample = (at[0] + from[voice]) % clean.length;
                sum += clean[voice % 2 == 0 ? clean.length - 1 - sample : sample];
            }
            at[0]++;
            return sum;
        });
    }

    /// @param ratio of speech to noise, in dB
    private float[] with(float[] noise, double ratio) {
        double power = 0;
        int spoken = 0;
        for (int i = 0; i < truth.length * Endpointer.FRAME; i++) {
            if (truth[i / Endpointer.FRAME]) {
                power += clean[i] * clean[i];
                spoken++;
            }
        }
        float gain = (float) Math.sqrt(power / spoken / Math.pow(10, ratio / 10));
        var sound = clean.clone();
        for (int i = 0; i < sound.length; i++) {
            sound[i] += gain * noise[i];
        }
        return sound;
    }

    private float[] shifted(float offset) {
        var sound = clean.clone();
        for (int i = 0; i < sound.length; i++) {
            sound[i] += offset;
        }
        return sound;
    }

    private static float[] scaled(float[] sound, float gain) {
        return stepped(sound, gain, gain);
    }

    private static float[] stepped(float[] sound, float first, float second) {
        var stepped = sound.clone();
        for (int i = 0; i < stepped.length; i++) {
            stepped[i] *= i < stepped.length / 2 ? first : second;
        }
        return stepped;
    }

    private static float[] tone() {
        var sound = scaled(white(HALF_A_MINUTE), 0.0003f);
        for (int i = 0; i < sound.length; i++) {
            sound[i] += (float) (0.1 * Math.sin(2 * Math.PI * 440 * i / Pcm.SAMPLE_RATE));
        }
        return sound;
    }

    /// Two a second, struck and fading.
    private static float[] chords() {
        var random = new Random(5);
        var sound = scaled(white(HALF_A_MINUTE), 0.0003f);
        double root = 0;
        for (int i = 0; i < sound.length; i++) {
            int since = i % (Pcm.SAMPLE_RATE / 2);
            root = since == 0 ? 220 * Math.pow(2, random.nextInt(12) / 12.0) : root;
            double sum = 0;
            for (double interval : new double[] {1, 1.26, 1.5}) {
                for (int overtone = 1; overtone < 6; overtone++) {
                    sum += Math.sin(2 * Math.PI * root * interval * overtone * i / Pcm.SAMPLE_RATE) / overtone;
                }
            }
            sound[i] += (float) (0.05 * sum * Math.min(1, since / 400.0) * Math.exp(-since / 6000.0));
        }
        return sound;
    }

    private static float[] clicks() {
        var random = new Random(6);
        var sound = scaled(white(HALF_A_MINUTE), 0.001f);
        for (int at = 8000; at < sound.length - 4000; at += 1600 + random.nextInt(4800)) {
            for (int i = 0; i < 1200; i++) {
                sound[at + i] += (float) (0.2 * Math.exp(-i / 80.0) * random.nextGaussian());
            }
        }
        return sound;
    }
}
