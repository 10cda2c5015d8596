package dev.earshot.engine.inference;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.types.Shape;
import java.time.Duration;
import java.util.Locale;
import java.util.SplittableRandom;

/// Multiplies two matrices on a device and on the processor.
final class DeviceCheck {
    private static final int SIZE = 256;

    private final float[] left = numbers(1);
    private final float[] right = numbers(2);

    private static float[] numbers(long seed) {
        var random = new SplittableRandom(seed);
        var numbers = new float[SIZE * SIZE];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.nextDouble(-1, 1);
        }
        return numbers;
    }

    /// @param name what the driver calls the device
    DeviceProof of(Compute device, String name) {
        try {
            var expected = product(Compute.CPU);
            product(device); // starts the device
            long start = System.nanoTime();
            var found = product(device);
            var took = Duration.ofNanos(System.nanoTime() - start);
            double difference = difference(expected, found);
            return new DeviceProof(device, name, took, difference, sentence(device, name, took, difference));
        } catch (EngineException e) {
            return new DeviceProof(
                    device,
                    name,
                    Duration.ZERO,
                    Double.POSITIVE_INFINITY,
                    "The " + device.label() + " (" + name + ") failed at a small computation; models run on the"
                            + " processor.");
        }
    }

    private static String sentence(Compute device, String name, Duration took, double difference) {
        var what = "The " + device.label() + " (" + name + ") multiplied two matrices in "
                + String.format(Locale.ROOT, "%.2f ms", took.toNanos() / 1e6);
        if (device.isCpu()) {
            return what + ".";
        }
        return difference <= DeviceProof.TOLERANCE
                ? what + ", and its result is that of the processor."
                : what + ", and its result is not that of the processor: do not trust it.";
    }

    private float[] product(Compute where) {
        try (var manager = Value.manager();
                var first = manager.create(left, new Shape(SIZE, SIZE)).toDevice(where.device(), false);
                var second = manager.create(right, new Shape(SIZE, SIZE)).toDevice(where.device(), false);
                var product = first.matMul(second)) {
            return product.toFloatArray();
        }
    }

    /// The largest, relative to the largest number; infinite where a result is no number.
    static double difference(float[] expected, float[] found) {
        double largest = 0;
        double most = 0;
        for (int i = 0; i < expected.length; i++) {
            double one = Math.abs(expected[i] - found[i]);
            most = Double.isNaN(one) ? Double.POSITIVE_INFINITY : Math.max(most, one);
            largest = Math.max(largest, Math.abs(expected[i]));
        }
        return most / largest;
    }
}
